package io.wiredesk.ingest.format.text;

/**
 * Ends the reading of what would make a tree of many times its size in memory: its size in bytes is
 * bounded, and so is the number of its parts.
 */
public final class TooMuch extends RuntimeException {
  /** Elements, attributes and pieces of text of a message in XML, values of an item in JSON. */
  public static final int MOST_NODES = 250_000;

  /** Elements of one text in HTML, whose elements are the larger. */
  public static final int MOST_ELEMENTS = 100_000;

  /** Of one item of a text wire. */
  public static final int MOST_LINES = 100_000;

  /**
   * @param what there are more of
   */
  public TooMuch(int most, String what) {
    super(reason(most, what), null, false, false);
  }

  /** For people: what is beyond the limit, and what to do. */
  public static String reason(int most, String what) {
    return "More than the limit of " + most + " " + what + ". Send it in parts.";
  }
}
