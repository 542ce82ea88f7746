package io.wiredesk.monitor.lag;

/**
 * How a reader is doing on one partition, judged over a window; the later in this list, the worse.
 */
public enum Verdict {
  /** Caught up, or behind and catching up. */
  OK,
  /** It commits, yet its lag grows. */
  LAGGING,
  /** It has members and something to read, but its commits stand still. */
  STALLED,
  /** Nobody is in the group and something is left to read. */
  STOPPED,
  /** Its committed offset went backwards, or stands past the end of a log that was made anew. */
  REWIND;

  /** The worse of the two. */
  Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
