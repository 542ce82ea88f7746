package io.wiredesk.monitor.latency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The same durations as Prometheus histograms, which do not forget after an hour. */
final class LatencyMeters {
  private static final Duration[] BUCKETS =
      Stream.of(
              10,
              25,
              50,
              100,
              250,
              500,
              1_000,
              2_500,
              5_000,
              10_000,
              30_000,
              60_000,
              300_000,
              900_000,
              3_600_000,
              21_600_000,
              86_400_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private record Key(String name, String feed, LatencyStage stage) {}

  private final MeterRegistry registry;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
  private final Map<LatencyStage, Counter> skewed = new EnumMap<>(LatencyStage.class);
  private final AtomicLong skewedCount = new AtomicLong();
  private final AtomicLong skippedCount = new AtomicLong();
  private final Counter skipped;

  LatencyMeters(MeterRegistry registry) {
    this.registry = registry;
    this.skipped =
        Counter.builder("wiredesk.latency.skipped")
            .description("Messages not timed to their row: not found there, or too many at once")
            .register(registry);
    for (LatencyStage stage : LatencyStage.values()) {
      skewed.put(
          stage,
          Counter.builder("wiredesk.latency.skewed")
              .description("Durations that came out negative: clocks differ")
              .tag("stage", stage.label())
              .register(registry));
    }
  }

  void story(String feed, LatencyStage stage, double seconds) {
    record(
        "wiredesk.story.latency", "How long stories take, by feed and stage", feed, stage, seconds);
  }

  void kill(String feed, LatencyStage stage, double seconds) {
    record("wiredesk.kill.latency", "How long kills take, by feed and stage", feed, stage, seconds);
  }

  void skewed(LatencyStage stage) {
    skewedCount.incrementAndGet();
    Objects.requireNonNull(skewed.get(stage)).increment();
  }

  void skipped(long messages) {
    skippedCount.addAndGet(messages);
    skipped.increment((double) messages);
  }

  long skewed() {
    return skewedCount.get();
  }

  long skipped() {
    return skippedCount.get();
  }

  private void record(
      String name, String description, String feed, LatencyStage stage, double seconds) {
    timers
        .computeIfAbsent(
            new Key(name, feed, stage),
            key ->
                Timer.builder(name)
                    .description(description)
                    .tag("feed", feed)
                    .tag("stage", stage.label())
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry))
        .record(Math.round(seconds * 1e9), TimeUnit.NANOSECONDS);
  }
}
