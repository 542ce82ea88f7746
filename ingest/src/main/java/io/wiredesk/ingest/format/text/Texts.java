package io.wiredesk.ingest.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plain text made clean. */
public final class Texts {
  private static final TextPattern INDENT = TextPattern.of("\\n(?=[ \\t\\u00A0\\u3000]{2,}\\S)");

  private static final TextPattern DASHES =
      TextPattern.of("(?:<|&lt;)\\s*(en|em)dash\\s*/?(?:>|&gt;)", Pattern.CASE_INSENSITIVE);

  /** A file of lines longer than this has one paragraph a line. */
  private static final int LONGER_THAN_A_LINE = 160;

  private Texts() {}

  /** One line: white space collapsed and stripped. */
  public static String line(String written) {
    String text = dashes(written);
    if (isLine(text)) {
      return text;
    }
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

  /** Whether all white space in it is single blanks between other characters. */
  private static boolean isLine(String text) {
    boolean gap = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = isSpace(c);
      if (space && (gap || c != ' ')) {
        return false;
      }
      gap = space;
    }
    return text.isEmpty() || !gap;
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
  static @Nullable public String lineOrNull(@Nullable String text) {
    return text == null ? null : blankToNull(line(text));
  }

  static @Nullable public String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  public static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** U+FFFD for half a surrogate pair, which no charset can write. */
  public static String wholeCharacters(String text) {
    if (!hasHalf(text)) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(isHalf(c) ? 0xFFFD : c));
    return whole.toString();
  }

  private static boolean hasHalf(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isHalf(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** Replaces each control character by a space, so that every other char keeps its place. */
  public static String withoutControls(String text) {
    if (!hasControls(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < clean.length(); i++) {
      if (isControl(clean.charAt(i))) {
        clean.setCharAt(i, ' ');
      }
    }
    return clean.toString();
  }

  private static boolean isControl(int c) {
    return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c == 0x7F || c == 0xFFFE || c == 0xFFFF;
  }

  /** Typesetters' {@code <endash>} and {@code <emdash>}, escaped or not, as what they stand for. */
  static String dashes(String text) {
    return text.contains("dash") ? DASHES.matcher(text).replaceAll(Texts::dash) : text;
  }

  private static String dash(MatchResult tag) {
    return tag.group(1).equalsIgnoreCase("en") ? "–" : "—";
  }

  /**
   * Paragraphs separated by one blank line. They are told by blank lines; where there is none, by
   * indented lines; where there is none of those, each line is one if any is too long for a line.
   */
  public static String paragraphs(String text) {
    String lines =
        text.replace("\r\n", "\n")
            .replace('\r', '\n')
            .replace('\u2028', '\n')
            .replace('\u0085', '\n')
            .replace("\u2029", "\n\n")
            .strip();
    List<String> blocks = blocks(lines);
    Stream<String> parts;
    if (blocks.size() > 1) {
      parts = blocks.stream();
    } else if (INDENT.matcher(lines).find()) {
      parts = INDENT.split(lines);
    } else if (lines.lines().anyMatch(l -> l.length() > LONGER_THAN_A_LINE)) {
      parts = lines.lines();
    } else {
      parts = Stream.of(lines);
    }
    return join(parts);
  }

  /** What stands between blank lines. */
  private static List<String> blocks(String lines) {
    List<String> blocks = new ArrayList<>();
    int start = 0;
    int newline = lines.indexOf('\n');
    while (newline >= 0) {
      int next = lines.indexOf('\n', newline + 1);
      if (next >= 0 && isBlank(lines, newline + 1, next)) {
        blocks.add(lines.substring(start, newline));
        start = next;
      }
      newline = next;
    }
    blocks.add(lines.substring(start));
    return blocks;
  }

  private static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Cleans each paragraph and drops the empty ones. */
  public static String join(Stream<String> paragraphs) {
    return paragraphs
        .map(Texts::line)
        .filter(p -> !p.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** 'usable' from 'stat:usable', and from 'http://cv.iptc.org/newscodes/pubstatusg2/usable'. */
  public static String code(String written) {
    String code = written.strip();
    int last = code.lastIndexOf(':');
    if (code.startsWith("//", last + 1)) {
      last = Math.max(code.lastIndexOf('/'), code.lastIndexOf('#'));
    }
    return code.substring(last + 1).strip();
  }
}
