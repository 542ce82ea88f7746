package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.output.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Feeds as {@code wiredesk feeds --json} and {@code /api/v1/feeds} give them. */
record FeedView(Instant at, Instant since, boolean complete, List<Feed> feeds) {
  /** One of them. */
  record Feed(
      String feed,
      FeedState state,
      Optional<Instant> last,
      OptionalDouble lastSeconds,
      long messages,
      double perSecond,
      long lastHour,
      Expected expected,
      Optional<Instant> silentSince,
      long sequenceGaps,
      long resends,
      long duplicates,
      Map<String, Long> duplicatesByRelation,
      long rejected,
      List<Rejections> rejectedByReason) {
    static Feed of(FeedCount feed, Instant now) {
      return new Feed(
          feed.feed(),
          feed.state(),
          feed.last(),
          Json.seconds(age(feed, now)),
          feed.messages(),
          feed.perSecond(),
          feed.lastHour(),
          new Expected(feed.expectation(), feed.intervalSeconds(), feed.silentAt()),
          feed.silentSince(),
          feed.sequenceGaps(),
          feed.resends(),
          feed.duplicateCount(),
          feed.duplicates(),
          feed.rejectedCount(),
          feed.rejected().entrySet().stream()
              .map(e -> new Rejections(e.getKey().stage(), e.getKey().code(), e.getValue()))
              .toList());
    }
  }

  /** When it is to be heard of. */
  record Expected(
      FeedCount.Expectation source, OptionalDouble intervalSeconds, Optional<Instant> silentAt) {}

  /** What was rejected of it for one reason. */
  record Rejections(String stage, String code, long count) {}

  static FeedView of(FeedReport report) {
    return new FeedView(
        report.at(),
        report.since(),
        report.complete(),
        report.feeds().stream().map(feed -> Feed.of(feed, report.at())).toList());
  }

  /** Since its last message; nothing where clocks differ. */
  static Optional<Duration> age(FeedCount feed, Instant now) {
    return feed.last()
        .map(last -> Duration.between(last, now))
        .map(age -> age.isNegative() ? Duration.ZERO : age);
  }
}
