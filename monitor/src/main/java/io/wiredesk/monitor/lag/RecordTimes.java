package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.lag.RecordProbe.Sighting;
import io.wiredesk.monitor.lag.RecordProbe.Spot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * When the record at an offset was written. What was read once is remembered as long as some reader
 * stands there, so that a reader that does not move costs nothing. Not thread-safe.
 */
final class RecordTimes implements AutoCloseable {
  private record At(Uuid topicId, TopicPartition partition, long offset) {}

  /**
   * @param written null when no record was found before {@code end}
   */
  private record Known(@Nullable Instant written, long end) {}

  private final RecordProbe probe;
  private final Duration budget;
  private Map<At, Known> places = Map.of();

  RecordTimes(RecordProbe probe, Duration budget) {
    this.probe = probe;
    this.budget = budget;
  }

  /** Reads what is not known yet, within the budget, and forgets what nobody stands at. */
  void refresh(Collection<OffsetReading> readings) {
    Map<At, Known> kept = new HashMap<>();
    Map<At, Spot> unknown = new HashMap<>();
    for (OffsetReading reading : readings) {
      reading
          .spot()
          .ifPresent(
              spot -> {
                At at = at(reading);
                Known known = places.get(at);
                if (known != null && holds(known, spot.end())) {
                  kept.put(at, known);
                } else {
                  unknown.put(at, spot);
                }
              });
    }
    Map<Spot, Sighting> seen = probe.look(spots(unknown), budget);
    unknown.forEach((at, spot) -> remember(kept, at, spot, seen.get(spot)));
    places = kept;
  }

  /** Whether only transaction markers or aborted records are left to this reader. */
  boolean nothingLeft(OffsetReading reading) {
    Known known = places.get(at(reading));
    return known != null && known.written() == null && reading.spot().isPresent();
  }

  /**
   * Seconds since the oldest record left was written; 0 when none is left; absent when not known.
   */
  OptionalDouble age(OffsetReading reading, Instant now) {
    if (!reading.known()) {
      return OptionalDouble.empty();
    }
    if (reading.spot().isEmpty()) {
      return OptionalDouble.of(0);
    }
    Known known = places.get(at(reading));
    if (known == null || known.written() == null) {
      return OptionalDouble.empty();
    }
    // A clock ahead of ours must not show as a negative lag.
    return OptionalDouble.of(
        Math.max(0, Duration.between(known.written(), now).toMillis() / 1000.0));
  }

  @Override
  public void close() {
    probe.close();
  }

  /** That no record was found holds only up to the end seen then. */
  private static boolean holds(Known known, long end) {
    return known.written() != null || known.end() >= end;
  }

  private static Set<Spot> spots(Map<At, Spot> unknown) {
    return new HashSet<>(unknown.values());
  }

  private static void remember(Map<At, Known> kept, At at, Spot spot, @Nullable Sighting sighting) {
    if (sighting instanceof Sighting.Written written) {
      kept.put(at, new Known(written.at(), spot.end()));
    } else if (sighting instanceof Sighting.NoRecord) {
      kept.put(at, new Known(null, spot.end()));
    }
  }

  private static At at(OffsetReading reading) {
    return new At(reading.topicId(), reading.partition(), reading.from());
  }
}
