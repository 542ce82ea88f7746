package io.wiredesk.monitor.feeds;

import java.time.Duration;
import java.time.Instant;

/** Counts by slots of time, for the last of them. Times may come in any order. Not thread-safe. */
final class RingCounts {
  private final Duration width;
  private final long[] slots;
  private final long[] counts;

  /**
   * @param slots how many are kept; the one that runs besides
   */
  RingCounts(int slots, Duration width) {
    this.width = width;
    this.slots = new long[slots + 1];
    this.counts = new long[slots + 1];
  }

  void add(Instant at) {
    long slot = slot(at);
    int index = Math.floorMod(slot, slots.length);
    if (slots[index] < slot) {
      slots[index] = slot;
      counts[index] = 0;
    }
    if (slots[index] == slot) {
      counts[index]++;
    }
  }

  /** In as many slots as are kept, the last of them the one with that time. */
  long upTo(Instant time) {
    long last = slot(time);
    long sum = 0;
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] > last - slots.length + 1 && slots[i] <= last) {
        sum += counts[i];
      }
    }
    return sum;
  }

  /** A second, of whole slots alone: the one that is running is left out. */
  double perSecond(Instant now) {
    return upTo(now.minus(width)) / (double) width.multipliedBy(slots.length - 1L).toSeconds();
  }

  private long slot(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), width.toSeconds());
  }
}
