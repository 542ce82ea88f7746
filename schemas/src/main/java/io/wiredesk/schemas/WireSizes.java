package io.wiredesk.schemas;

/**
 * How large things may be, in bytes, from a sender's message to the last topic. Every limit on the
 * way is one of these or derived from one, so that what ingest takes fits whatever comes after it,
 * compressed or not.
 */
public final class WireSizes {
  private static final int MIB = 1024 * 1024;

  /** A message, or what a gzip body inflates to: no feed takes more, whatever is configured. */
  public static final int MESSAGE = 10 * MIB;

  /** All that is read of a story, at the limits of its fields, in three bytes a character. */
  public static final int FIELDS = 14 * MIB;

  /**
   * The value of a record: a story with its original bytes; or what was read of it and what enrich
   * adds; or either of them as rejected.
   */
  public static final int VALUE = MESSAGE + FIELDS + MIB;

  /** A rejected original that is kept whole: any value that a topic had, and the reason why. */
  public static final int REJECTED = VALUE - 64 * 1024;

  /**
   * A record as topics, internal ones too, and producers take it: with its key, its headers
   * (Connect adds a stack trace), its batch, and what compression adds to what cannot be
   * compressed.
   */
  public static final int RECORD = VALUE + MIB;

  /** What is kept of something that is too large to be taken. */
  public static final int HEAD = 64 * 1024;

  private WireSizes() {}
}
