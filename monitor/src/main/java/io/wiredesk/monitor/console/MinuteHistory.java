package io.wiredesk.monitor.console;

import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A day of the pipeline, minute by minute: what came in, what was rejected, how long stories took,
 * how old the oldest was that was not stored. What came is counted from the topics, so that it
 * outlives the process; what is measured begins with it. Thread-safe.
 */
public final class MinuteHistory implements WireListener {
  static final int MINUTES = 24 * 60;

  /** Of a feed's day. */
  private static final int SLOTS = 48;

  private static final int SLOT_MINUTES = MINUTES / SLOTS;
  private static final int FEEDS = 2_000;
  private static final double USUALLY_FROM = 0.1;
  private static final double USUALLY_TO = 0.9;

  /** Where the lines stand that the first screen shows. */
  enum Line {
    IN,
    REJECTED,
    OLDEST,
    P50,
    P99
  }

  /**
   * A line over the minutes asked for, and the range that it usually keeps.
   *
   * @param values oldest first; null where nothing is known
   */
  record Told(List<@Nullable Double> values, OptionalDouble usualFrom, OptionalDouble usualTo) {}

  /** All lines, and each feed's day. */
  record View(
      Instant at,
      int minutes,
      Map<Line, Told> lines,
      long feedSlotSeconds,
      Map<String, long[]> feeds) {}

  private final InstantSource clock;

  // Guarded by this.
  private final Map<Line, Ring> rings = new TreeMap<>();
  private final Map<String, Ring> feeds = new HashMap<>();

  public MinuteHistory(InstantSource clock) {
    this.clock = clock;
    for (Line line : Line.values()) {
      rings.put(line, new Ring(MINUTES, 1));
    }
  }

  @Override
  public synchronized void message(WireStory message, SeenRecord seen) {
    count(Line.IN, message.getReceivedAt());
    if (feeds.size() < FEEDS || feeds.containsKey(message.getFeed())) {
      feeds
          .computeIfAbsent(message.getFeed(), f -> new Ring(SLOTS, SLOT_MINUTES))
          .add(message.getReceivedAt(), 1);
    }
  }

  @Override
  public synchronized void rejected(Rejected rejected, SeenRecord seen) {
    count(Line.REJECTED, rejected.getAt());
  }

  /** What was measured just now; of a minute the worst stays. */
  synchronized void measured(OptionalDouble oldest, OptionalDouble p50, OptionalDouble p99) {
    Instant now = clock.instant();
    worst(Line.OLDEST, now, oldest);
    worst(Line.P50, now, p50);
    worst(Line.P99, now, p99);
  }

  /** The last minutes. */
  synchronized View last(int minutes) {
    Instant now = clock.instant();
    Map<Line, Told> told = new TreeMap<>();
    rings.forEach((line, ring) -> told.put(line, told(line, ring, now, minutes)));
    Map<String, long[]> days = new TreeMap<>();
    feeds.forEach(
        (feed, ring) ->
            days.put(
                feed,
                Arrays.stream(ring.last(now, SLOTS)).mapToLong(MinuteHistory::whole).toArray()));
    return new View(now, minutes, told, Duration.ofMinutes(SLOT_MINUTES).toSeconds(), days);
  }

  private void count(Line line, Instant at) {
    ring(line).add(at, 1);
  }

  private void worst(Line line, Instant now, OptionalDouble value) {
    value.ifPresent(known -> ring(line).max(now, known));
  }

  private Ring ring(Line line) {
    return Objects.requireNonNull(rings.get(line));
  }

  /** What is counted was nothing where nothing came; what is measured is not known there. */
  private static Told told(Line line, Ring ring, Instant now, int minutes) {
    boolean counted = line == Line.IN || line == Line.REJECTED;
    List<@Nullable Double> values = new ArrayList<>();
    for (double value : ring.last(now, minutes)) {
      values.add(Double.isNaN(value) ? (counted ? 0.0 : null) : (Double) value);
    }
    double[] known =
        Arrays.stream(ring.last(now, MINUTES)).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return new Told(values, quantile(known, USUALLY_FROM), quantile(known, USUALLY_TO));
  }

  /** Of a few minutes nothing is usual. */
  private static OptionalDouble quantile(double[] sorted, double share) {
    return sorted.length < 10
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[(int) Math.round(share * (sorted.length - 1))]);
  }

  private static long whole(double value) {
    return Double.isNaN(value) ? 0 : Math.round(value);
  }

  /** A value a slot, for the last of them; NaN where nothing was told. */
  private static final class Ring {
    private final int minutes;
    private final long[] slots;
    private final double[] values;

    Ring(int size, int minutes) {
      this.minutes = minutes;
      this.slots = new long[size];
      this.values = new double[size];
      Arrays.fill(values, Double.NaN);
    }

    void add(Instant at, double value) {
      int index = index(at);
      if (index >= 0) {
        values[index] = (Double.isNaN(values[index]) ? 0 : values[index]) + value;
      }
    }

    void max(Instant at, double value) {
      int index = index(at);
      if (index >= 0) {
        values[index] = Double.isNaN(values[index]) ? value : Math.max(values[index], value);
      }
    }

    /** Negative when it is older than what is kept. */
    private int index(Instant at) {
      long slot = slot(at);
      int index = Math.floorMod(slot, slots.length);
      if (slots[index] < slot) {
        slots[index] = slot;
        values[index] = Double.NaN;
      }
      return slots[index] == slot ? index : -1;
    }

    double[] last(Instant now, int count) {
      long last = slot(now);
      return IntStream.range(0, count)
          .mapToLong(i -> last - count + 1 + i)
          .mapToDouble(
              slot -> {
                int index = Math.floorMod(slot, slots.length);
                return slots[index] == slot ? values[index] : Double.NaN;
              })
          .toArray();
    }

    private long slot(Instant at) {
      return Math.floorDiv(at.getEpochSecond(), 60L * minutes);
    }
  }
}
