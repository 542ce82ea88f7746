package io.wiredesk.enrich.text;

import io.wiredesk.service.Sha256;
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
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
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
