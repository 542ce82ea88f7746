package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.output.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One feed, counted. Not thread-safe. */
final class FeedTally {
  private final FeedRhythm rhythm = new FeedRhythm();
  private final RingCounts rate = new RingCounts(10, Duration.ofSeconds(1));
  private final RingCounts hour = new RingCounts(60, Duration.ofMinutes(1));
  private final Map<String, Long> duplicates = new HashMap<>();
  private final Map<FeedCount.Reason, Long> rejected = new HashMap<>();
  private @Nullable Instant last;
  private long messages;
  private long resends;
  private long sequenceGaps;

  /**
   * @param heard whether it is a sign of life of the feed
   */
  void message(Instant receivedAt, boolean live, boolean heard, Instant now) {
    messages++;
    if (live) {
      rate.add(now);
    }
    hour.add(receivedAt);
    if (heard) {
      rhythm.add(receivedAt);
      heard(receivedAt);
    }
  }

  /** What another source knows of an hour: how many messages it had, and the last of them. */
  void learn(Instant hour, long count, Instant newest) {
    rhythm.counted(hour, count);
    heard(newest);
  }

  private void heard(Instant receivedAt) {
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

  /** Of its rhythm, what is too old to tell anything. */
  void forgetBefore(Instant now) {
    rhythm.forgetBefore(now);
  }

  /** Whether enough is known of the feed's rhythm to judge by. */
  boolean rhythmIsKnown(Instant now) {
    return rhythm.known(now);
  }

  /** When by its rhythm it counts as silent if nothing comes; empty while that is not known. */
  Optional<Instant> silentAt(Instant now) {
    return last().flatMap(l -> rhythm.silentAt(l, now));
  }

  /** Usual seconds between two messages now. */
  OptionalDouble intervalSeconds(Instant now) {
    return rhythm.intervalSeconds(now);
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
        Json.seconds(last().map(l -> Duration.between(l.isBefore(now) ? l : now, now))),
        messages,
        rate.perSecond(now),
        hour.upTo(now),
        new FeedCount.Expected(expectation, silence.intervalSeconds(), silence.silentAt()),
        silence.since(),
        sequenceGaps,
        resends,
        duplicates,
        rejected);
  }
}
