package io.wiredesk.enrich.match.sketch;

/**
 * A stock symbol of up to six letters and digits in one int, so that two of them can be compared
 * letter by letter: desks add a letter, or leave one out.
 */
public final class Symbol {
  private static final int BASE = 37;
  private static final int LONGEST = 6;

  /** Shorter ones are near to too many others. */
  private static final int TELLING = 3;

  private Symbol() {}

  static int packed(String symbol) {
    int packed = 0;
    for (int i = 0; i < Math.min(LONGEST, symbol.length()); i++) {
      packed = BASE * packed + Character.digit(symbol.charAt(i), 36) + 1;
    }
    return packed;
  }

  /** Whether one has a letter more than the other somewhere, or two letters the other way round. */
  public static boolean near(int a, int b) {
    int longer = length(a) >= length(b) ? a : b;
    int shorter = longer == a ? b : a;
    int more = length(longer) - length(shorter);
    if (length(shorter) < TELLING || more > 1) {
      return false;
    }
    while (longer != 0 && letter(longer) == letter(shorter)) {
      longer = rest(longer);
      shorter = rest(shorter);
    }
    return more == 1 ? rest(longer) == shorter : swapped(longer, shorter);
  }

  private static boolean swapped(int a, int b) {
    return letter(a) == letter(rest(b))
        && letter(rest(a)) == letter(b)
        && rest(rest(a)) == rest(rest(b));
  }

  private static int length(int packed) {
    int length = 0;
    for (int left = packed; left != 0; left = rest(left)) {
      length++;
    }
    return length;
  }

  private static int letter(int packed) {
    return Integer.remainderUnsigned(packed, BASE);
  }

  private static int rest(int packed) {
    return Integer.divideUnsigned(packed, BASE);
  }
}
