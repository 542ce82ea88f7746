package io.wiredesk.monitor.feeds;

import java.time.Instant;

/** Records per second over the last ten seconds. Not thread-safe. */
final class RateMeter {
  private static final int SECONDS = 10;

  private final long[] counts = new long[SECONDS + 1];
  private long newest;

  void add(Instant at, long records) {
    advance(at.getEpochSecond());
    counts[slot(newest)] += records;
  }

  /** Of whole seconds alone: the one that is running is left out. */
  double perSecond(Instant at) {
    advance(at.getEpochSecond());
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return (sum - counts[slot(newest)]) / (double) SECONDS;
  }

  private void advance(long second) {
    if (second - newest > SECONDS) {
      newest = second - SECONDS - 1;
    }
    while (newest < second) {
      newest++;
      counts[slot(newest)] = 0;
    }
  }

  private int slot(long second) {
    return (int) (second % counts.length);
  }
}
