package io.wiredesk.enrich.text;

import io.wiredesk.service.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A body as it is compared for exact copies: without what frames it ({@link CleanText}),
 * compatibility forms unified (NFKC), lower case, spaces and punctuation collapsed. Digits,
 * currency, percent and mathematical signs stay: "5%" is not "5", and "-3" is not "3".
 */
public final class NormalText {
  /** Characters, spaces aside, below which equal texts are no evidence of copying. */
  private static final int TOO_SHORT = 40;

  /** What of ASCII stays, in small letters; dashes aside, which hang on what is beside them. */
  private static final byte[] SAID = new byte[128];

  static {
    for (int c = 0; c < SAID.length; c++) {
      int small = Character.toLowerCase(c);
      SAID[c] = (byte) (c != '-' && says("", 0, small) ? small : 0);
    }
  }

  /** Below so many the headline tells whose text it is: tables of two companies may be equal. */
  private static final int SHORT = 130;

  private NormalText() {}

  /**
   * 128-bit hash, lower-case hexadecimal; empty where there is too little text.
   *
   * @param headline counts where the text is short
   * @param body see {@link CleanText}
   */
  public static Optional<String> hash(String headline, String body) {
    String text = of(body);
    int length = lengthAtMost(text, SHORT);
    if (length < TOO_SHORT) {
      return Optional.empty();
    }
    return Optional.of(Sha256.half(length < SHORT ? text + '\n' + of(headline) : text));
  }

  /** Characters but for spaces, no further than it matters. */
  private static int lengthAtMost(String text, int most) {
    int length = 0;
    for (int i = 0; i < text.length() && length < most; i++) {
      length += text.charAt(i) == ' ' ? 0 : 1;
    }
    return length;
  }

  static String of(String body) {
    return isAscii(body) ? ofAscii(body) : ofAny(body);
  }

  private static String ofAscii(String body) {
    byte[] out = new byte[body.length() + 1];
    int length = 0;
    int gap = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      byte said = c == '-' && minus(body, i) ? (byte) c : SAID[c];
      if (said != 0) {
        out[length] = ' ';
        length += gap;
        out[length++] = said;
        gap = 0;
      } else if (c != '\'') {
        gap = length == 0 ? 0 : 1;
      }
    }
    return new String(out, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static String ofAny(String body) {
    String unified = unified(body).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(unified.length());
    boolean gap = false;
    for (int i = 0, c; i < unified.length(); i += Character.charCount(c)) {
      c = unified.codePointAt(i);
      if (says(unified, i, c)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        out.appendCodePoint(c);
        gap = false;
      } else if (!joins(c)) {
        gap = true;
      }
    }
    return out.toString();
  }

  /** With compatibility forms unified. */
  static String unified(String text) {
    return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static boolean says(String text, int at, int c) {
    if ((c >= 'a' && c <= 'z') || c == '%') {
      return true;
    }
    if (c == ' ' || c == '\n') {
      return false;
    }
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL -> true;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      case Character.DASH_PUNCTUATION -> minus(text, at);
      default -> false;
    };
  }

  /** A dash before a digit and not after a word, so no range and no compound. */
  private static boolean minus(String text, int at) {
    boolean before = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    return before && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
  }

  /** Apostrophes and invisible joiners vanish rather than part a word. */
  private static boolean joins(int c) {
    return c == '\'' || c == '’' || Character.getType(c) == Character.FORMAT;
  }
}
