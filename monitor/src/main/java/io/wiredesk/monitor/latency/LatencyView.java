package io.wiredesk.monitor.latency;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What {@code /api/v1/latency} gives. */
record LatencyView(
    Instant at,
    long windowSeconds,
    long skewed,
    long skipped,
    @JsonUnwrapped Feeds stories,
    Feeds kills) {
  /** All feeds together, and each. */
  record Feeds(Map<LatencyStage, LatencyHistogram> all, List<Feed> feeds) {
    static Feeds of(FeedLatencies set, LatencyRange range, Instant now) {
      return new Feeds(
          stages(set, range, null, now),
          set.feeds().stream().map(f -> new Feed(f, stages(set, range, f, now))).toList());
    }
  }

  /** One feed. */
  record Feed(String feed, Map<LatencyStage, LatencyHistogram> stages) {}

  /** What {@code /api/v1/latency/series} gives. */
  record Series(
      Instant at, LatencyStage stage, @Nullable String feed, long slotSeconds, List<Slot> slots) {}

  /** A step of it, and when it began. */
  record Slot(@JsonUnwrapped LatencyHistogram percentiles, Instant at) {}

  static LatencyView of(LatencyTracker tracker, LatencyRange range, Instant now) {
    return new LatencyView(
        now,
        range.whole().toSeconds(),
        tracker.meters().skewed(),
        tracker.meters().skipped(),
        tracker.read(false, set -> Feeds.of(set, range, now)),
        tracker.read(true, set -> Feeds.of(set, range, now)));
  }

  static Series series(
      LatencyTracker tracker,
      LatencyRange range,
      LatencyStage stage,
      @Nullable String feed,
      boolean kills,
      Instant now) {
    List<Slot> slots =
        tracker.read(
            kills,
            set ->
                IntStream.rangeClosed(1 - range.slots, 0)
                    .mapToObj(
                        at ->
                            new Slot(set.slot(range, feed, stage, now, -at), range.begin(now, -at)))
                    .toList());
    return new Series(now, stage, feed, range.slot.toSeconds(), slots);
  }

  /** By stage; null for all feeds together. */
  static Map<LatencyStage, LatencyHistogram> stages(
      FeedLatencies set, LatencyRange range, @Nullable String feed, Instant now) {
    Map<LatencyStage, LatencyHistogram> stages = new EnumMap<>(LatencyStage.class);
    for (LatencyStage stage : LatencyStage.values()) {
      stages.put(stage, set.over(range, feed, stage, now));
    }
    return stages;
  }
}
