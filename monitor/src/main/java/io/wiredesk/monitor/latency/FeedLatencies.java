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
  private final Map<String, Map<LatencyStage, LatencyWindow>> feeds = new TreeMap<>();

  void add(String feed, LatencyStage stage, Instant now, double seconds) {
    feeds
        .computeIfAbsent(feed, f -> new EnumMap<>(LatencyStage.class))
        .computeIfAbsent(stage, s -> new LatencyWindow())
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
    LatencyHistogram sum = new LatencyHistogram();
    windows(feed, stage).forEach(window -> sum.addAll(window.all(now)));
    return sum;
  }

  /** One minute of it; 0 ago is the one that runs. */
  public LatencyHistogram minute(@Nullable String feed, LatencyStage stage, Instant now, int ago) {
    LatencyHistogram sum = new LatencyHistogram();
    for (LatencyWindow window : windows(feed, stage)) {
      Optional.ofNullable(window.minute(now, ago)).ifPresent(sum::addAll);
    }
    return sum;
  }

  private Collection<LatencyWindow> windows(@Nullable String feed, LatencyStage stage) {
    return feeds.entrySet().stream()
        .filter(e -> feed == null || e.getKey().equals(feed))
        .flatMap(e -> Optional.ofNullable(e.getValue().get(stage)).stream())
        .toList();
  }
}
