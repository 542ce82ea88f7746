package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.text.TextPattern;
import java.util.regex.Matcher;

/**
 * References to what is no character, which would end the document (XML 1.0, section 4.1). Senders
 * in languages of UTF-16 write an emoji as two, each to half a character.
 */
final class CharacterReferences {
  private static final TextPattern REFERENCE =
      TextPattern.of("&#(?:[xX]([0-9a-fA-F]{1,8})|(\\d{1,9}));");

  private CharacterReferences() {}

  /**
   * The text with halves of a pair put together, U+FFFD for any other half, and blanks for
   * controls. Every other char keeps its place.
   */
  static String legal(String text) {
    if (!text.contains("&#")) {
      return text;
    }
    StringBuilder legal = new StringBuilder(text);
    Matcher at = REFERENCE.matcher(text);
    boolean more = at.find();
    while (more) {
      int from = at.start();
      int end = at.end();
      int code = code(at);
      more = at.find();
      if (more && at.start() == end && isPair(code, code(at))) {
        end = at.end();
        code = Character.toCodePoint((char) code, (char) code(at));
        more = at.find();
        legal.replace(from, end, reference(code, end - from));
      } else if (!isLegal(code)) {
        legal.replace(from, end, reference(code, end - from));
      }
    }
    return legal.toString();
  }

  private static int code(Matcher reference) {
    return reference.group(1) == null
        ? Integer.parseInt(reference.group(2))
        : (int) Long.parseLong(reference.group(1), 16);
  }

  private static boolean isPair(int high, int low) {
    return high >= 0xD800 && high <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF;
  }

  /** XML 1.0, section 2.2. */
  private static boolean isLegal(int code) {
    return code >= ' '
        ? Character.isValidCodePoint(code)
            && (code < 0xD800 || code > 0xDFFF)
            && code >> 1 != 0x7FFF
        : code == '\t' || code == '\n' || code == '\r';
  }

  /** As long as what it stands for. */
  private static String reference(int code, int length) {
    if (code >= 0 && code < ' ') {
      return " ".repeat(length);
    }
    String digits = Integer.toHexString(isLegal(code) ? code : 0xFFFD);
    return "&#x" + "0".repeat(length - digits.length() - 4) + digits + ";";
  }
}
