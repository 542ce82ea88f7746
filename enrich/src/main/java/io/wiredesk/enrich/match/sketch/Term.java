package io.wiredesk.enrich.match.sketch;

/**
 * A hashed word or shingle in one int: 26 bits of hash, above them nothing, below them whether it
 * stands in the lead (of a headline's word: whether it is a number), whether it is a number or
 * written with a capital, and 4 bits of weight: how rare it was when the text came, in bits of
 * information. Sorted as ints they are sorted by hash.
 */
public final class Term {
  private static final int SHIFT = 6;
  private static final int LEAD = 1 << 5;
  private static final int CAPITAL = 1 << 4;
  private static final int WEIGHT = 15;

  /** Kinds of terms: whether one stands in the lead, and whether it is written with a capital. */
  public static final int KINDS = 4;

  /** In kinds. */
  public static final int CAPITALS = 1;

  /** In kinds. */
  public static final int LEADS = 2;

  private Term() {}

  static int of(int hash, boolean lead, boolean capital, int weight) {
    return (hash & ~0x3f) | (lead ? LEAD : 0) | (capital ? CAPITAL : 0) | weight;
  }

  /** The part that two texts share. */
  public static int hash(int term) {
    return term >> SHIFT;
  }

  public static boolean lead(int term) {
    return (term & LEAD) != 0;
  }

  public static boolean capital(int term) {
    return (term & CAPITAL) != 0;
  }

  /** {@link #CAPITALS} and {@link #LEADS}, added up. */
  public static int kind(int term) {
    return term >>> 4 & 3;
  }

  public static int weight(int term) {
    return term & WEIGHT;
  }

  /** Whether sampling at this level keeps it. */
  public static boolean sampled(int term, int level) {
    return (term >> SHIFT & (1 << level) - 1) == 0;
  }
}
