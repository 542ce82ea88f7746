package io.wiredesk.monitor.latency;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Durations by feed and stage. Not thread-safe. */
public final class FeedLatencies {
  /** Minutes of the last hour, and longer slots of the last day. */
  private record Windows(LatencyWindow hour, LatencyWindow day) {
    static Windows empty() {
      return new Windows(window(LatencyRange.HOUR), window(LatencyRange.DAY));
    }

    private static LatencyWindow window(LatencyRange range) {
      return new LatencyWindow(range.slot, range.slots);
    }

    void add(Instant now, double seconds) {
      hour.add(now, seconds);
      day.add(now, seconds);
    }

    LatencyWindow of(LatencyRange range) {
      return range == LatencyRange.DAY ? day : hour;
    }
  }

  private final Map<String, Map<LatencyStage, Windows>> feeds = new TreeMap<>();

  void add(String feed, LatencyStage stage, Instant now, double seconds) {
    feeds
        .computeIfAbsent(feed, f -> new EnumMap<>(LatencyStage.class))
        .computeIfAbsent(stage, s -> Windows.empty())
        .add(now, seconds);
  }

  Collection<String> feeds() {
    return feeds.keySet();
  }

  /**
   * The last hour.
   *
   * @param feed null for all feeds together
   */
  public LatencyHistogram hour(@Nullable String feed, LatencyStage stage, Instant now) {
    return over(LatencyRange.HOUR, feed, stage, now);
  }

  /** All feeds together in the minute that runs. */
  public LatencyHistogram minute(LatencyStage stage, Instant now) {
    return slot(LatencyRange.HOUR, null, stage, now, 0);
  }

  /** All of the range. */
  LatencyHistogram over(
      LatencyRange range, @Nullable String feed, LatencyStage stage, Instant now) {
    LatencyHistogram sum = new LatencyHistogram();
    windows(feed, stage).forEach(w -> sum.addAll(w.of(range).newest(now, range.slots)));
    return sum;
  }

  /** One slot of it; 0 ago is the one that runs. */
  LatencyHistogram slot(
      LatencyRange range, @Nullable String feed, LatencyStage stage, Instant now, int ago) {
    LatencyHistogram sum = new LatencyHistogram();
    for (Windows window : windows(feed, stage)) {
      Optional.ofNullable(window.of(range).slot(now, ago)).ifPresent(sum::addAll);
    }
    return sum;
  }

  private Collection<Windows> windows(@Nullable String feed, LatencyStage stage) {
    return feeds.entrySet().stream()
        .filter(e -> feed == null || e.getKey().equals(feed))
        .flatMap(e -> Optional.ofNullable(e.getValue().get(stage)).stream())
        .toList();
  }
}
