package io.wiredesk.monitor.feeds;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One feed, counted. Not thread-safe. */
final class FeedTally {
  final FeedRhythm rhythm = new FeedRhythm();
  private final RateMeter rate = new RateMeter();
  private final HourMeter hour = new HourMeter();
  private final Map<String, Long> duplicates = new HashMap<>();
  private final Map<FeedCount.Reason, Long> rejected = new HashMap<>();
  private @Nullable Instant last;
  private long messages;
  private long resends;
  private long sequenceGaps;

  /**
   * @param replay sent again by an operator, so no sign of life of the feed
   */
  void message(Instant receivedAt, boolean live, boolean replay, Instant now) {
    messages++;
    if (live) {
      rate.add(now, 1);
    }
    hour.add(receivedAt);
    if (!replay) {
      rhythm.add(receivedAt);
      heard(receivedAt);
    }
  }

  /** A message came then, whether it was counted or not. */
  void heard(Instant receivedAt) {
    last = last == null || last.isBefore(receivedAt) ? receivedAt : last;
  }

  void duplicate(String relation) {
    duplicates.merge(relation, 1L, Long::sum);
  }

  void rejected(FeedCount.Reason reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  void resent() {
    resends++;
  }

  void sequenceGap() {
    sequenceGaps++;
  }

  Optional<Instant> last() {
    return Optional.ofNullable(last);
  }

  FeedCount count(
      String feed, FeedCount.Expectation expectation, FeedSilence silence, Instant now) {
    return new FeedCount(
        feed,
        silence.state(),
        last(),
        messages,
        rate.perSecond(now),
        hour.count(now),
        expectation,
        silence.intervalSeconds(),
        silence.silentAt(),
        silence.since(),
        sequenceGaps,
        resends,
        duplicates,
        rejected);
  }
}
