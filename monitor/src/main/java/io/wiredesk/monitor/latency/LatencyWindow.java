package io.wiredesk.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The last hour's durations, by the minute. Not thread-safe. */
final class LatencyWindow {
  static final Duration SLOT = Duration.ofMinutes(1);
  static final int SLOTS = 60;

  private final @Nullable LatencyHistogram[] slots = new LatencyHistogram[SLOTS];
  private long newest;

  void add(Instant now, double seconds) {
    advance(slot(now));
    int index = index(newest);
    LatencyHistogram minute = slots[index];
    if (minute == null) {
      minute = new LatencyHistogram();
      slots[index] = minute;
    }
    minute.add(seconds);
  }

  LatencyHistogram all(Instant now) {
    advance(slot(now));
    LatencyHistogram all = new LatencyHistogram();
    for (LatencyHistogram minute : slots) {
      if (minute != null) {
        all.addAll(minute);
      }
    }
    return all;
  }

  /** The minute that was so many ago; 0 is the one that runs. */
  @Nullable LatencyHistogram minute(Instant now, int ago) {
    advance(slot(now));
    return slots[index(newest - ago)];
  }

  private void advance(long slot) {
    if (slot - newest >= SLOTS) {
      Arrays.fill(slots, null);
      newest = slot;
    }
    while (newest < slot) {
      newest++;
      slots[index(newest)] = null;
    }
  }

  private static long slot(Instant at) {
    return at.getEpochSecond() / SLOT.toSeconds();
  }

  private static int index(long slot) {
    return (int) Math.floorMod(slot, (long) SLOTS);
  }
}
