package io.wiredesk.monitor.config;

import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that the configuration names, and the longest pause between two messages that it calls
 * normal for each. What {@code monitor.feeds} says comes before what {@code ingest.feeds} of the
 * same file says; a monitor on a host of its own has the former alone.
 */
public final class FeedExpectations {
  /** One feed, as far as the monitor cares. */
  record Feed(@Nullable Duration expectedInterval) {
    Feed {
      expectedInterval = expectedInterval == null ? null : positive(expectedInterval);
    }

    static Duration positive(Duration interval) {
      if (interval.isNegative() || interval.isZero()) {
        throw new IllegalArgumentException(
            "expectedInterval must be longer than nothing, such as PT10M");
      }
      return interval;
    }
  }

  private final Map<String, Optional<Duration>> feeds;

  public FeedExpectations(Map<String, Optional<Duration>> feeds) {
    this.feeds = Map.copyOf(feeds);
  }

  /**
   * The expectations of a file.
   *
   * @param monitor its section {@code monitor}
   * @throws ConfigException when a duration is none
   */
  public static FeedExpectations of(ConfigFile file, MonitorConfig monitor) {
    Map<String, Optional<Duration>> feeds = new HashMap<>();
    file.entries("ingest", "feeds", "expectedInterval")
        .forEach((name, text) -> feeds.put(name, text.map(t -> duration(name, t))));
    monitor
        .feeds()
        .forEach(
            (name, feed) ->
                feeds.merge(
                    name,
                    Optional.ofNullable(feed.expectedInterval()),
                    (below, above) -> above.or(() -> below)));
    return new FeedExpectations(feeds);
  }

  private static Duration duration(String feed, String text) {
    try {
      return Feed.positive(Duration.parse(text));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new ConfigException(
          "ingest.feeds.%s.expectedInterval: '%s' is no duration such as PT10M"
              .formatted(feed, text));
    }
  }

  /** The feeds that are named, whether anything is said of them or not. */
  public Set<String> names() {
    return feeds.keySet();
  }

  public Optional<Duration> of(String feed) {
    return feeds.getOrDefault(feed, Optional.empty());
  }
}
