package io.wiredesk.ingest.format;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plain text made clean. */
final class Texts {
  private static final Pattern NEWLINE = Pattern.compile("\\r\\n?|\\u2028|\\u0085");
  private static final Pattern BLANK_LINES =
      Pattern.compile("\\n[\\s\\p{Zs}&&[^\\n]]*\\n\\s*|\\u2029");
  private static final Pattern INDENT = Pattern.compile("\\n(?=[ \\t\\u00A0\\u3000]{2,}\\S)");
  private static final Pattern CONTROLS =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\uFFFE\\uFFFF]");

  /** A file of lines longer than this has one paragraph a line. */
  private static final int LONGER_THAN_A_LINE = 160;

  private Texts() {}

  /** One line: white space collapsed and stripped. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = !line.isEmpty();
      } else {
        line.append(gap ? " " : "").append(c);
        gap = false;
      }
    }
    return line.toString();
  }

  /** Controls, every kind of horizontal space, no-break ones included, and what has no width. */
  private static boolean isSpace(char c) {
    if (c < 0x7F) {
      return c <= ' ';
    }
    return switch (c) {
      case 0x7F, '\uFEFF', '\u200B', '\u2060', '\uFFFE', '\uFFFF' -> true;
      default -> c >= 0xA0 && Character.getType(c) == Character.SPACE_SEPARATOR;
    };
  }

  /** One line, or null where nothing is left. */
  static @Nullable String lineOrNull(@Nullable String text) {
    return text == null ? null : blankToNull(line(text));
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  static boolean hasControls(String text) {
    return CONTROLS.matcher(text).find();
  }

  /** Replaces each control character by a space, so that every other char keeps its place. */
  static String withoutControls(String text) {
    return CONTROLS.matcher(text).replaceAll(" ");
  }

  /**
   * Paragraphs separated by one blank line. They are told by blank lines; where there is none, by
   * indented lines; where there is none of those, each line is one if any is too long for a line.
   */
  static String paragraphs(String text) {
    String lines = NEWLINE.matcher(text).replaceAll("\n").strip();
    Stream<String> parts;
    if (BLANK_LINES.matcher(lines).find()) {
      parts = BLANK_LINES.splitAsStream(lines);
    } else if (INDENT.matcher(lines).find()) {
      parts = INDENT.splitAsStream(lines);
    } else if (lines.lines().anyMatch(l -> l.length() > LONGER_THAN_A_LINE)) {
      parts = lines.lines();
    } else {
      parts = Stream.of(lines);
    }
    return join(parts);
  }

  /** Cleans each paragraph and drops the empty ones. */
  static String join(Stream<String> paragraphs) {
    return paragraphs
        .map(Texts::line)
        .filter(p -> !p.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** 'usable' from 'stat:usable'. */
  static String afterColon(String code) {
    return code.substring(code.lastIndexOf(':') + 1).strip();
  }
}
