package io.wiredesk.enrich.text;

/**
 * Parts a text into {@link HashTokens}. Case, accents' encoding, punctuation and the way a number
 * is written do not matter: "17-1/2" is 17.5, "12.1 mln" is 12,100,000, "six" is 6. Scripts without
 * spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) give overlapping pairs of characters.
 */
public final class HashTokeniser {
  /** The small form of ASCII's letters and digits: most texts have little else. */
  private static final byte[] SMALL = new byte[0x80];

  static {
    for (int c = 0; c < SMALL.length; c++) {
      SMALL[c] = (byte) (Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
    }
  }

  private final String text;
  private final HashTokens tokens;
  private int at;

  private HashTokeniser(String text, HashTokens tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Adds the words of a text. */
  public static void read(String text, HashTokens into) {
    new HashTokeniser(NormalText.unified(text), into).read();
  }

  private void read() {
    while (at < text.length()) {
      int c = text.charAt(at);
      if (c < 0x80) {
        if (c >= '0' && c <= '9') {
          number();
        } else if (SMALL[c] != 0) {
          word();
        } else {
          at++;
        }
        continue;
      }
      c = text.codePointAt(at);
      if (Spaceless.has(c)) {
        pairs();
      } else if (Character.isLetterOrDigit(c)) {
        word();
      } else {
        at += Character.charCount(c);
      }
    }
  }

  private void word() {
    int first = text.codePointAt(at);
    int hash = Hashes.start();
    while (at < text.length()) {
      int c = text.charAt(at);
      if (c < 0x80) {
        if (SMALL[c] != 0) {
          hash = Hashes.with(hash, SMALL[c]);
        } else if ((c != '.' && c != '\'') || !joins(c)) {
          break;
        }
        at++;
        continue;
      }
      c = text.codePointAt(at);
      if ((Character.isLetterOrDigit(c) && !Spaceless.has(c)) || mark(c)) {
        hash = Hashes.with(hash, Character.toLowerCase(c));
      } else if (!joins(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    addWord(Hashes.mixed(hash), Character.isUpperCase(first) ? HashTokens.CAPITAL : 0);
  }

  /** The points of "U.S." and the apostrophe of "mayor's" part nothing. */
  private boolean joins(int c) {
    if (c == '\'' || c == '’' || Character.getType(c) == Character.FORMAT) {
      return true;
    }
    return c == '.'
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1))
        && single(at - 1)
        && (at + 2 >= text.length() || !Character.isLetter(text.charAt(at + 2)));
  }

  /** A letter that stands alone, or after another point. */
  private boolean single(int letter) {
    return letter == 0 || !Character.isLetterOrDigit(text.charAt(letter - 1));
  }

  private static boolean mark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private void addWord(int hash, int flag) {
    int last = tokens.size() - 1;
    NumberWords.Meaning meaning = NumberWords.of(hash);
    double count = meaning.count();
    double scale = meaning.scale();
    int month = meaning.month();
    if (!Double.isNaN(count)) {
      addNumber(count, 0);
    } else if (scale != 1 && last >= 0 && tokens.is(last, HashTokens.NUMBER)) {
      double value = tokens.value(last) * scale;
      tokens.removeLast();
      tokens.addNumber(value, 0);
    } else if (month != 0 && last >= 0 && dayOfMonth(last)) {
      int day = (int) tokens.value(last);
      tokens.removeLast();
      tokens.addDay(month, day);
    } else {
      tokens.add(meaning.whole() == 0 ? hash : meaning.whole(), flag, month);
    }
  }

  /** After the name of a month it is a day. */
  private void addNumber(double value, int flag) {
    int last = tokens.size() - 1;
    boolean day = last >= 0 && !tokens.is(last, HashTokens.NUMBER) && tokens.value(last) > 0;
    if (day && value >= 1 && value <= 31 && value == Math.floor(value)) {
      int month = (int) tokens.value(last);
      tokens.removeLast();
      tokens.addDay(month, (int) value);
    } else {
      tokens.addNumber(value, flag);
    }
  }

  private boolean dayOfMonth(int token) {
    float value = tokens.value(token);
    return tokens.is(token, HashTokens.NUMBER)
        && !tokens.is(token, HashTokens.DAY)
        && value >= 1
        && value <= 31
        && value == (int) value;
  }

  private void number() {
    int start = at;
    double value = digits();
    boolean plain = at - start == 4;
    if (lettersFollow() && whole(start)) {
      mixedWord(start);
      return;
    }
    value = fraction(value);
    addNumber(value, plain && value >= 1900 && value < 2100 ? HashTokens.YEAR : 0);
  }

  private boolean lettersFollow() {
    return at < text.length()
        && Character.isLetter(text.charAt(at))
        && !Spaceless.has(text.codePointAt(at));
  }

  /** Digits alone, without separators. */
  private boolean whole(int start) {
    for (int i = start; i < at; i++) {
      if (!digit(i)) {
        return false;
      }
    }
    return true;
  }

  /** "1st", "747B", "4Q": letters and digits in one, unless the letters scale the number: "5bn". */
  private void mixedWord(int start) {
    int letters = at;
    int suffix = Hashes.start();
    while (lettersFollow()) {
      suffix = Hashes.with(suffix, Character.toLowerCase(text.charAt(at++)));
    }
    double scale = NumberWords.of(Hashes.mixed(suffix)).scale();
    if (scale != 1) {
      tokens.addNumber(Double.parseDouble(text.substring(start, letters)) * scale, 0);
      return;
    }
    int hash = Hashes.start();
    at = start;
    while (lettersFollow() || digit(at)) {
      hash = Hashes.with(hash, Character.toLowerCase(text.charAt(at++)));
    }
    tokens.add(Hashes.mixed(hash), 0, 0);
  }

  /**
   * Digits with separators. Of several kinds the last is the decimal one; a comma before three
   * digits parts thousands.
   */
  private double digits() {
    double value = 0;
    double unit = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        value = unit == 0 ? value * 10 + (c - '0') : value + (c - '0') * unit;
        unit /= 10;
      } else if (c == ',' && thousands()) {
        unit = 0;
      } else if (unit == 0 && (c == '.' || c == ',') && digit(at + 1)) {
        unit = 0.1;
      } else {
        break;
      }
      at++;
    }
    return value;
  }

  private boolean thousands() {
    return digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
  }

  /** "17-1/2", "17 1/2", "1/2". */
  private double fraction(double value) {
    int mark = at;
    double share = share(value);
    if (share > 0) {
      return share;
    }
    at = mark;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == ' ') && digit(at + 1)) {
      at++;
      share = share(digits());
      if (share > 0) {
        return value + share;
      }
    }
    at = mark;
    return value;
  }

  /** What a numerator that has just been read is a part of; 0 where no small fraction follows. */
  private double share(double numerator) {
    if (at >= text.length() || text.charAt(at) != '/' || !digit(at + 1)) {
      return 0;
    }
    at++;
    double denominator = digits();
    return denominator >= 2 && denominator <= 64 && numerator < denominator
        ? numerator / denominator
        : 0;
  }

  private boolean digit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private void pairs() {
    int before = 0;
    int count = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!Spaceless.has(c) && !mark(c)) {
        break;
      }
      if (before != 0) {
        tokens.add(Hashes.both(before, c), 0, 0);
      }
      before = c;
      count++;
      at += Character.charCount(c);
    }
    if (count == 1) {
      tokens.add(Hashes.mixed(before), 0, 0);
    }
  }

  /** Scripts that are written without spaces between words. */
  private static final class Spaceless {
    static boolean has(int c) {
      if (c < 0x0e00) {
        return false;
      }
      return c <= 0x0eff
          || (c >= 0x1000 && c <= 0x109f)
          || (c >= 0x1780 && c <= 0x17ff)
          || (c >= 0x3040 && c <= 0x30ff)
          || (c >= 0x3400 && c <= 0x4dbf)
          || (c >= 0x4e00 && c <= 0x9fff)
          || (c >= 0xf900 && c <= 0xfaff)
          || (c >= 0x20000 && c <= 0x3ffff);
    }
  }
}
