package io.wiredesk.enrich.flow;

/** Numbers as texts that sort as they do: for keys of stores and for the order of revisions. */
public final class SortableNumber {
  /** Hexadecimal digits of each, lower case. */
  public static final int DIGITS = 16;

  private SortableNumber() {}

  public static String of(long number) {
    String hex = Long.toHexString(number ^ Long.MIN_VALUE);
    return "0".repeat(DIGITS - hex.length()) + hex;
  }

  /** Reads what {@link #of} wrote at the beginning of a text. */
  public static long parse(String sortable) {
    return Long.parseUnsignedLong(sortable, 0, DIGITS, 16) ^ Long.MIN_VALUE;
  }
}
