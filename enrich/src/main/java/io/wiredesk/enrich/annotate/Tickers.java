package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.text.Passage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds stock symbols: Reuters codes {@code <HLVN.L>}, symbols with their exchange {@code
 * (NYSE:HLV)}, cashtags {@code $HLV}.
 */
final class Tickers {
  private static final int LONGEST = 12;
  private static final int LONGEST_CASHTAG = 5;

  private Tickers() {}

  /** In order of appearance: HLVN.L, NYSE:HLV, HLV. */
  static Set<String> of(List<String> texts) {
    Set<String> found = new LinkedHashSet<>();
    for (String text : texts) {
      scan(text, found);
    }
    return found;
  }

  private static void scan(String text, Set<String> found) {
    int limit = Math.min(text.length(), Passage.CHARACTERS_READ);
    for (int i = 0; i < limit; i++) {
      switch (text.charAt(i)) {
        case '<' -> reutersCode(text, i + 1, found);
        case '(', '[' -> withExchange(text, i + 1, found);
        case '$' -> cashtag(text, i, found);
        default -> {}
      }
    }
  }

  /** Looks no further than a code reaches: a text may be nothing but opening brackets. */
  private static void reutersCode(String text, int from, Set<String> found) {
    String near = text.substring(from, Math.min(text.length(), from + LONGEST + 1));
    int length = near.indexOf('>');
    if (length > 0) {
      String code = near.substring(0, length).strip();
      if (isCode(code)) {
        found.add(code);
      }
    }
  }

  private static boolean isCode(String code) {
    boolean letter = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      letter |= c >= 'A' && c <= 'Z';
      boolean fits =
          (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '='
              || c == '-'
              // The suffix of a code is written small for a class of shares: HLVa.TO
              || (c >= 'a' && c <= 'z' && i > 0 && code.indexOf('.') > i);
      if (!fits) {
        return false;
      }
    }
    return letter;
  }

  private static void withExchange(String text, int from, Set<String> found) {
    int end = from;
    while (end < text.length()
        && end - from < 30
        && text.charAt(end) != ')'
        && text.charAt(end) != ']') {
      end++;
    }
    if (end == text.length() || end - from >= 30) {
      return;
    }
    for (String part : text.substring(from, end).split("[;,]", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        String exchange = part.substring(0, colon).strip();
        String symbol = part.substring(colon + 1).strip();
        if (isUpper(exchange, 2, LONGEST) && isUpper(symbol, 1, 6)) {
          found.add(exchange + ':' + symbol);
        }
      }
    }
  }

  private static boolean isUpper(String word, int least, int most) {
    if (word.length() < least
        || word.length() > most
        || !Character.isLetterOrDigit(word.charAt(0))) {
      return false;
    }
    return word.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.');
  }

  private static void cashtag(String text, int at, Set<String> found) {
    if (at > 0 && !Character.isWhitespace(text.charAt(at - 1)) && text.charAt(at - 1) != '(') {
      return;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
      end++;
    }
    boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    if (ends && end - at - 1 >= 1 && end - at - 1 <= LONGEST_CASHTAG) {
      found.add(text.substring(at + 1, end));
    }
  }
}
