package io.wiredesk.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A committed offset laid against its log.
 *
 * @param from where reading goes on: the committed offset, or the log's start when that is later
 * @param end READ_COMMITTED end; equal to {@code from} when nothing is left
 * @param expired offsets that retention took away unread
 * @param topicId zero where the topic is not known
 */
record OffsetReading(
    GroupOffsets group,
    TopicPartition partition,
    @Nullable Long committed,
    OffsetStanding standing,
    long from,
    long end,
    long expired,
    Uuid topicId) {

  /**
   * @param committed null when the reader never committed
   * @param span null when the partition is gone
   * @param uncommittedEnd asked for when the offset is past the READ_COMMITTED end, else null
   */
  static OffsetReading of(
      GroupOffsets group,
      TopicPartition partition,
      @Nullable Long committed,
      @Nullable LogSpan span,
      @Nullable Long uncommittedEnd) {
    if (group.left().contains(partition.topic())) {
      return unknown(group, partition, committed, OffsetStanding.LEFT);
    }
    if (span instanceof LogSpan.Known log) {
      return known(group, partition, committed, log, uncommittedEnd);
    }
    OffsetStanding standing =
        span == null
            ? OffsetStanding.TOPIC_GONE
            : span instanceof LogSpan.NoLeader
                ? OffsetStanding.LEADERLESS
                : OffsetStanding.UNREADABLE;
    return unknown(group, partition, committed, standing);
  }

  private static OffsetReading unknown(
      GroupOffsets group,
      TopicPartition partition,
      @Nullable Long committed,
      OffsetStanding standing) {
    return new OffsetReading(group, partition, committed, standing, 0, 0, 0, Uuid.ZERO_UUID);
  }

  private static OffsetReading known(
      GroupOffsets group,
      TopicPartition partition,
      @Nullable Long committed,
      LogSpan.Known log,
      @Nullable Long uncommittedEnd) {
    OffsetStanding standing = standing(committed, log, uncommittedEnd);
    long from =
        switch (standing) {
          case CAUGHT_UP -> log.end();
          case NO_COMMIT, EXPIRED, BEYOND_END -> log.start();
          default -> committed == null ? log.start() : committed;
        };
    long expired =
        committed != null && standing == OffsetStanding.EXPIRED ? log.start() - committed : 0;
    return new OffsetReading(
        group, partition, committed, standing, from, log.end(), expired, log.topicId());
  }

  private static OffsetStanding standing(
      @Nullable Long committed, LogSpan.Known log, @Nullable Long uncommittedEnd) {
    if (committed == null) {
      return log.start() < log.end() ? OffsetStanding.NO_COMMIT : OffsetStanding.CAUGHT_UP;
    }
    if (committed > log.end()) {
      return uncommittedEnd != null && committed > uncommittedEnd
          ? OffsetStanding.BEYOND_END
          : OffsetStanding.CAUGHT_UP;
    }
    if (committed < log.start()) {
      return OffsetStanding.EXPIRED;
    }
    return committed == log.end() ? OffsetStanding.CAUGHT_UP : OffsetStanding.BEHIND;
  }

  /** Whether the log could be read, so that lag is known. */
  boolean known() {
    return switch (standing) {
      case TOPIC_GONE, LEFT, LEADERLESS, UNREADABLE -> false;
      default -> true;
    };
  }

  /** Where to look for the oldest record left; absent when nothing is. */
  Optional<RecordProbe.Spot> spot() {
    return from < end ? Optional.of(new RecordProbe.Spot(partition, from, end)) : Optional.empty();
  }

  /** The same, when no record but only markers were found to be left. */
  OffsetReading withNothingLeft(boolean nothing) {
    if (!nothing) {
      return this;
    }
    OffsetStanding now =
        standing == OffsetStanding.BEHIND || standing == OffsetStanding.NO_COMMIT
            ? OffsetStanding.CAUGHT_UP
            : standing;
    return new OffsetReading(group, partition, committed, now, end, end, expired, topicId);
  }

  OptionalLong lag() {
    return known() ? OptionalLong.of(end - from) : OptionalLong.empty();
  }

  LagSample sample(Instant at) {
    long stands = committed == null ? from : committed;
    return new LagSample(at, stands, end, end - from, group.members());
  }

  LagHistory.Reader reader() {
    return new LagHistory.Reader(group.kind(), group.group(), partition, topicId);
  }

  PartitionLag lag(
      OptionalDouble seconds, Optional<Duration> kept, Verdict verdict, Optional<Trend> trend) {
    boolean left = lag().orElse(0) > 0 && seconds.isPresent() && kept.isPresent();
    return new PartitionLag(
        partition.topic(),
        partition.partition(),
        standing,
        committed == null ? OptionalLong.empty() : OptionalLong.of(committed),
        known() ? OptionalLong.of(end) : OptionalLong.empty(),
        lag(),
        seconds,
        left
            ? OptionalDouble.of(Math.max(0, kept.get().toSeconds() - seconds.getAsDouble()))
            : OptionalDouble.empty(),
        expired,
        verdict,
        trend);
  }
}
