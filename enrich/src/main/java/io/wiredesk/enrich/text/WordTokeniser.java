package io.wiredesk.enrich.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into words in one pass. "U.S." is one word with its stops; hyphens part words, an
 * apostrophe inside does not; lines that are only wrapped belong together, a blank or indented one
 * begins a paragraph.
 */
public final class WordTokeniser {
  /** A stop after these ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "st", "jr", "sr", "sen", "rep", "gov", "gen", "col", "lt",
          "capt", "sgt", "prof", "rev", "hon", "no", "vs", "ft", "mt", "messrs", "adm", "brig",
          "maj", "dlrs");

  private static final int CHARACTERS_A_WORD = 5;

  private final String text;
  private final int limit;
  private final List<Word> words;
  private Separator gap = Separator.PARAGRAPH;

  private WordTokeniser(String text, int limit) {
    this.text = text;
    this.limit = limit;
    this.words = new ArrayList<>(limit / CHARACTERS_A_WORD + 1);
  }

  /**
   * The words of a text's beginning.
   *
   * @param atMost characters to read
   */
  static List<Word> of(String text, int atMost) {
    return new WordTokeniser(text, Math.min(text.length(), atMost)).cut();
  }

  public static List<Word> of(String text) {
    return of(text, text.length());
  }

  private List<Word> cut() {
    for (int at = 0; at < limit; ) {
      char c = text.charAt(at);
      if (isWord(c)) {
        at = word(at);
      } else {
        gap = Separator.stronger(gap, c == '\n' ? lineEnd(at) : sign(c, at));
        at++;
      }
    }
    return words;
  }

  private int word(int start) {
    int end = dotted(start);
    if (end == start) {
      end = plain(start);
    }
    boolean possessive = false;
    String written = text.substring(start, end);
    if (endsPossessive(start, end)) {
      written = text.substring(start, end - 2);
      possessive = true;
    } else if (end + 1 < limit && isApostrophe(text.charAt(end)) && written.endsWith("s")) {
      possessive = !isWord(text.charAt(end + 1));
    }
    words.add(
        new Word(
            written,
            key(written),
            start,
            start + written.length(),
            shape(written),
            gap,
            possessive));
    gap = Separator.SPACE;
    return end;
  }

  /** End of letters each with a stop, such as "U.S." or "p.m."; the start where there are none. */
  private int dotted(int start) {
    int at = start;
    int letters = 0;
    while (at + 1 < limit && Character.isLetter(text.charAt(at)) && text.charAt(at + 1) == '.') {
      at += 2;
      letters++;
    }
    if (letters >= 2 && (at >= limit || !isWord(text.charAt(at)))) {
      return at;
    }
    boolean lastWithoutStop =
        letters >= 1
            && at < limit
            && Character.isUpperCase(text.charAt(at))
            && (at + 1 >= limit || !isWord(text.charAt(at + 1)));
    return lastWithoutStop ? at + 1 : start;
  }

  private int plain(int start) {
    int at = start + 1;
    while (at < limit
        && (isWord(text.charAt(at)) || joinsDigitsOrLetters(at) || partsCapitals(start, at))) {
      at++;
    }
    return at;
  }

  /** "O'Hara", "4,100.5": a sign with a letter or digit on both sides. */
  private boolean joinsDigitsOrLetters(int at) {
    char c = text.charAt(at);
    if (at + 1 >= limit) {
      return false;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at + 1);
    if (isApostrophe(c)) {
      return Character.isLetter(before) && Character.isLetter(after);
    }
    return (c == '.' || c == ',') && Character.isDigit(before) && Character.isDigit(after);
  }

  /** "A/S", a company's form. */
  private boolean partsCapitals(int start, int at) {
    return at == start + 1
        && text.charAt(at) == '/'
        && at + 1 < limit
        && Character.isUpperCase(text.charAt(start))
        && Character.isUpperCase(text.charAt(at + 1))
        && (at + 2 >= limit || !isWord(text.charAt(at + 2)));
  }

  private boolean endsPossessive(int start, int end) {
    return end - start > 2
        && isApostrophe(text.charAt(end - 2))
        && Character.toLowerCase(text.charAt(end - 1)) == 's';
  }

  private Separator lineEnd(int at) {
    int next = at + 1;
    while (next < limit && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
      next++;
    }
    boolean blank = next < limit && (text.charAt(next) == '\n' || text.charAt(next) == '\r');
    return blank || next - at > 2 ? Separator.PARAGRAPH : Separator.SPACE;
  }

  private Separator sign(char c, int at) {
    return switch (c) {
      case '-', '/', '‐', '‑' -> hyphen(at);
      case '&', '+' -> Separator.AMPERSAND;
      case ',' -> Separator.COMMA;
      case '"', '“', '”', '„', '«', '»', ':' -> Separator.QUOTE;
      case '(', '[' -> Separator.OPEN;
      case ')', ']', '>' -> Separator.CLOSE;
      case '<' -> Separator.LESS;
      case '.' -> stop(at);
      case '!', '?', '。', '！', '？' -> Separator.STOP;
      case '\'', '’', '‘', '*' -> Separator.SPACE;
      case ' ' -> Separator.SPACE;
      default -> Character.isWhitespace(c) ? Separator.SPACE : Separator.OTHER;
    };
  }

  /** A hyphen between spaces is a dash. */
  private Separator hyphen(int at) {
    boolean tight = at > 0 && at + 1 < limit && isWord(text.charAt(at - 1));
    return tight && isWord(text.charAt(at + 1)) ? Separator.HYPHEN : Separator.OTHER;
  }

  private Separator stop(int at) {
    if (words.isEmpty()) {
      return Separator.STOP;
    }
    Word last = words.get(words.size() - 1);
    boolean abbreviates =
        last.end() == at && (last.initial() || ABBREVIATIONS.contains(last.key()));
    return abbreviates || !endsHere(at + 1) ? Separator.SPACE : Separator.STOP;
  }

  /** No sentence goes on in small letters or after a comma. */
  private boolean endsHere(int from) {
    int at = from;
    while (at < limit && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at >= limit || !(Character.isLowerCase(text.charAt(at)) || text.charAt(at) == ',');
  }

  private static boolean isWord(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || (c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK)
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  /** Lower case, without accents, apostrophes straight. */
  public static String key(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) >= 0x80) {
        return fold(lower);
      }
    }
    return lower.indexOf('.') > 0 && !lower.endsWith(".") && Character.isLetter(lower.charAt(0))
        ? lower + '.'
        : lower;
  }

  private static String fold(String lower) {
    String parted = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(parted.length());
    for (int i = 0; i < parted.length(); i++) {
      char c = parted.charAt(i);
      if (c == '’') {
        kept.append('\'');
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        kept.append(c == 'ø' ? 'o' : c == 'ł' ? 'l' : c);
      }
    }
    return kept.toString();
  }

  private static Word.Shape shape(String word) {
    char first = word.charAt(0);
    if (Character.isDigit(first)) {
      return Word.Shape.NUMBER;
    }
    if (Character.isLowerCase(first)) {
      return Word.Shape.LOWER;
    }
    if (!Character.isUpperCase(first)) {
      return Word.Shape.UNCASED;
    }
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isLowerCase(c)) {
        return Word.Shape.CAPITALISED;
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return letters > 1 ? Word.Shape.UPPER : Word.Shape.CAPITALISED;
  }
}
