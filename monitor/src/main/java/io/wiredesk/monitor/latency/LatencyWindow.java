package io.wiredesk.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Durations of the last so many slots of time. Not thread-safe. */
final class LatencyWindow {
  private final long slotSeconds;
  private final @Nullable LatencyHistogram[] slots;
  private long newest;

  LatencyWindow(Duration slot, int slots) {
    this.slotSeconds = slot.toSeconds();
    this.slots = new LatencyHistogram[slots];
  }

  void add(Instant now, double seconds) {
    advance(slot(now));
    int index = index(newest);
    LatencyHistogram slot = slots[index];
    if (slot == null) {
      slot = new LatencyHistogram();
      slots[index] = slot;
    }
    slot.add(seconds);
  }

  /** The newest so many slots, the one that runs among them. */
  LatencyHistogram newest(Instant now, int count) {
    LatencyHistogram sum = new LatencyHistogram();
    for (int ago = 0; ago < count; ago++) {
      LatencyHistogram slot = slot(now, ago);
      if (slot != null) {
        sum.addAll(slot);
      }
    }
    return sum;
  }

  /** The slot that was so many ago; 0 is the one that runs. */
  @Nullable LatencyHistogram slot(Instant now, int ago) {
    advance(slot(now));
    return slots[index(newest - ago)];
  }

  private void advance(long slot) {
    if (slot - newest >= slots.length) {
      Arrays.fill(slots, null);
      newest = slot;
    }
    while (newest < slot) {
      newest++;
      slots[index(newest)] = null;
    }
  }

  private long slot(Instant at) {
    return at.getEpochSecond() / slotSeconds;
  }

  private int index(long slot) {
    return Math.floorMod(slot, slots.length);
  }
}
