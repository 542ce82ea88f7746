package io.wiredesk.sink.story;

/**
 * Text that any store can hold: PostgreSQL has no NUL, and UTF-8 has no lone surrogates. Each
 * becomes U+FFFD, so that the place of the damage stays visible.
 */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  public static String clean(String text) {
    int first = firstBad(text, 0);
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = first; i < text.length(); i = firstBad(text, i + 1)) {
      out.setCharAt(i, REPLACEMENT);
    }
    return out.toString();
  }

  private static int firstBad(String text, int from) {
    int i = from;
    while (i < text.length() && !isBad(text, i)) {
      i++;
    }
    return i;
  }

  private static boolean isBad(String text, int i) {
    char c = text.charAt(i);
    if (c == 0) {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
