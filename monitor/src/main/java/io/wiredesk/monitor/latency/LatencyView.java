package io.wiredesk.monitor.latency;

import static java.time.temporal.ChronoUnit.MINUTES;

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
  private static final long SLOT_SECONDS = LatencyWindow.SLOT.toSeconds();

  /** All feeds together, and each. */
  record Feeds(Map<LatencyStage, LatencyHistogram> all, List<Feed> feeds) {
    static Feeds of(FeedLatencies set, Instant now) {
      return new Feeds(
          hour(set, null, now),
          set.feeds().stream().map(feed -> new Feed(feed, hour(set, feed, now))).toList());
    }
  }

  /** One feed. */
  record Feed(String feed, Map<LatencyStage, LatencyHistogram> stages) {}

  /** What {@code /api/v1/latency/series} gives. */
  record Series(
      Instant at, LatencyStage stage, @Nullable String feed, long slotSeconds, List<Slot> slots) {}

  /** A minute of it. */
  record Slot(@JsonUnwrapped LatencyHistogram percentiles, Instant at) {}

  static LatencyView of(LatencyTracker tracker, Instant now) {
    return new LatencyView(
        now,
        SLOT_SECONDS * LatencyWindow.SLOTS,
        tracker.meters().skewed(),
        tracker.meters().skipped(),
        tracker.read(false, set -> Feeds.of(set, now)),
        tracker.read(true, set -> Feeds.of(set, now)));
  }

  static Series series(
      LatencyTracker tracker,
      LatencyStage stage,
      @Nullable String feed,
      boolean kills,
      Instant now) {
    Instant running = now.truncatedTo(MINUTES);
    List<Slot> slots =
        tracker.read(
            kills,
            set ->
                IntStream.rangeClosed(1 - LatencyWindow.SLOTS, 0)
                    .mapToObj(
                        minute ->
                            new Slot(
                                set.minute(feed, stage, now, -minute),
                                running.plus(minute, MINUTES)))
                    .toList());
    return new Series(now, stage, feed, SLOT_SECONDS, slots);
  }

  /** The last hour, by stage; null for all feeds together. */
  static Map<LatencyStage, LatencyHistogram> hour(
      FeedLatencies set, @Nullable String feed, Instant now) {
    Map<LatencyStage, LatencyHistogram> stages = new EnumMap<>(LatencyStage.class);
    for (LatencyStage stage : LatencyStage.values()) {
      stages.put(stage, set.hour(feed, stage, now));
    }
    return stages;
  }
}
