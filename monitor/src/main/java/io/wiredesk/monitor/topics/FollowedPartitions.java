package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.WireTopic;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that the tail follows, and where it begins on each. All that the broker has to say
 * of a new one is asked before it is assigned: where an answer fails nothing has changed, and the
 * next look asks again. Not thread-safe.
 */
final class FollowedPartitions {
  private enum From {
    BEGINNING,
    SOME_TIME_BACK,
    ALMOST_END
  }

  static final Map<WireTopic, From> FROM =
      Map.of(
          WireTopic.RAW, From.SOME_TIME_BACK,
          WireTopic.DUPLICATES, From.SOME_TIME_BACK,
          WireTopic.STORIES, From.ALMOST_END,
          WireTopic.NOTICES, From.BEGINNING,
          WireTopic.REJECTED, From.BEGINNING,
          WireTopic.REJECTED_SINK, From.BEGINNING);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Set<WireTopic> followed;
  private final Instant since;
  private final int recent;
  private final Map<TopicPartition, Long> liveFrom = new HashMap<>();

  /**
   * @param since how far back that is which is read from some time back
   * @param recent records before the end, of what is read from almost there
   */
  FollowedPartitions(
      KafkaConsumer<byte[], byte[]> consumer, Set<WireTopic> followed, Instant since, int recent) {
    this.consumer = consumer;
    this.followed = Set.copyOf(followed);
    this.since = since;
    this.recent = recent;
  }

  /**
   * Adds those that are there now and were not before.
   *
   * @param complete whether reading is past what was there when it began: what appears later is new
   *     in whole
   */
  void add(boolean complete) {
    Map<TopicPartition, From> fresh = fresh(complete);
    if (fresh.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(fresh.keySet());
    Map<TopicPartition, OffsetAndTimestamp> dated = consumer.offsetsForTimes(dated(fresh));
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    all.addAll(ends.keySet());
    consumer.assign(all);
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp start = dated.get(partition);
          switch (Objects.requireNonNull(fresh.get(partition))) {
            case BEGINNING -> consumer.seekToBeginning(Set.of(partition));
            case SOME_TIME_BACK -> consumer.seek(partition, start == null ? end : start.offset());
            // Before the log's start the consumer goes to it.
            case ALMOST_END -> consumer.seek(partition, Math.max(0, end - recent));
          }
        });
    liveFrom.putAll(ends);
  }

  private Map<TopicPartition, From> fresh(boolean complete) {
    Map<TopicPartition, From> fresh = new HashMap<>();
    for (WireTopic topic : followed) {
      From from = complete ? From.BEGINNING : FROM.getOrDefault(topic, From.ALMOST_END);
      for (var info : consumer.partitionsFor(topic.topicName())) {
        TopicPartition partition = new TopicPartition(info.topic(), info.partition());
        if (!liveFrom.containsKey(partition)) {
          fresh.put(partition, from);
        }
      }
    }
    return fresh;
  }

  private Map<TopicPartition, Long> dated(Map<TopicPartition, From> fresh) {
    Map<TopicPartition, Long> dated = new HashMap<>();
    fresh.forEach(
        (partition, from) -> {
          if (from == From.SOME_TIME_BACK) {
            dated.put(partition, since.toEpochMilli());
          }
        });
    return dated;
  }

  /** The first offset that was not there when its partition was added. */
  long liveFrom(TopicPartition partition) {
    return liveFrom.getOrDefault(partition, 0L);
  }

  /** Whether all that was there then has been read. */
  boolean areCaughtUp() {
    return !liveFrom.isEmpty()
        && liveFrom.entrySet().stream()
            .allMatch(live -> consumer.position(live.getKey()) >= live.getValue());
  }
}
