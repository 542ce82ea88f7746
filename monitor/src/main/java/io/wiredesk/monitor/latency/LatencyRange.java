package io.wiredesk.monitor.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How far back durations are told, and in how long steps. */
enum LatencyRange {
  QUARTER(Duration.ofMinutes(1), 15),
  HOUR(Duration.ofMinutes(1), 60),
  DAY(Duration.ofMinutes(30), 48);

  final Duration slot;
  final int slots;

  LatencyRange(Duration slot, int slots) {
    this.slot = slot;
    this.slots = slots;
  }

  Duration whole() {
    return slot.multipliedBy(slots);
  }

  /** When the slot began that was so many ago; 0 is the one that runs. */
  Instant begin(Instant now, int ago) {
    long running = now.getEpochSecond() / slot.toSeconds();
    return Instant.ofEpochSecond((running - ago) * slot.toSeconds());
  }

  /** By its length in minutes. */
  static Optional<LatencyRange> ofMinutes(String minutes) {
    return Arrays.stream(values())
        .filter(range -> String.valueOf(range.whole().toMinutes()).equals(minutes))
        .findFirst();
  }
}
