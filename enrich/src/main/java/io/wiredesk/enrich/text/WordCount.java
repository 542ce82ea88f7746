package io.wiredesk.enrich.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Counts the words of a text: what spaces part ("18-nation" is one), each ideograph and kana as
 * word processors count them, and Thai by its dictionary.
 */
public final class WordCount {
  private static final Locale THAI = Locale.forLanguageTag("th");

  /** Characters looked up in one go: the dictionary's work grows with their square. */
  private static final int THAI_AT_ONCE = 500;

  private static final byte SPACE = 1;
  private static final byte LETTER = 2;

  /** What most characters of most texts are. */
  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = Character.isWhitespace(c) ? SPACE : Character.isLetterOrDigit(c) ? LETTER : 0;
    }
  }

  private WordCount() {}

  public static int of(String text) {
    int count = 0;
    boolean inWord = false;
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.charAt(i);
      if (c < ASCII.length) {
        count += !inWord && ASCII[c] == LETTER ? 1 : 0;
        inWord = ASCII[c] != SPACE && (inWord || ASCII[c] == LETTER);
        continue;
      }
      c = text.codePointAt(i);
      if (isThai(c)) {
        int end = endOfThai(text, i);
        count += thaiWords(text.substring(i, end));
        inWord = false;
        i = end - Character.charCount(c);
      } else if (isSyllable(c)) {
        count++;
        inWord = false;
      } else if (Character.isWhitespace(c)) {
        inWord = false;
      } else if (!inWord && Character.isLetterOrDigit(c)) {
        inWord = true;
        count++;
      }
    }
    return count;
  }

  private static boolean isSyllable(int c) {
    return Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30ff);
  }

  private static boolean isThai(int c) {
    return c >= 0x0e00 && c <= 0x0e7f;
  }

  private static int endOfThai(String text, int start) {
    int end = start;
    int limit = Math.min(text.length(), start + THAI_AT_ONCE);
    while (end < limit && isThai(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int thaiWords(String text) {
    BreakIterator words = BreakIterator.getWordInstance(THAI);
    words.setText(text);
    int count = 0;
    while (words.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
