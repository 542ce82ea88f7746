package io.wiredesk.monitor.lag;

/**
 * How a reader is doing on one partition, judged over a window; the later in this list, the worse.
 */
public enum Verdict {
  /** Caught up, or behind and catching up. */
  OK(0),
  /** It commits, yet its lag grows. */
  LAGGING(1),
  /** It has members and something to read, but its commits stand still. */
  STALLED(2),
  /** Nobody is in the group and something is left to read. */
  STOPPED(3),
  /** Its committed offset went backwards, or stands past the end of a log that was made anew. */
  REWIND(4);

  private final int severity;

  Verdict(int severity) {
    this.severity = severity;
  }

  /** As the gauge shows it: 0 is well. */
  int severity() {
    return severity;
  }

  /** The worse of the two. */
  Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
