package io.wiredesk.monitor;

import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows the pipeline's topics, in no group, to count what came through each feed and how fast
 * each topic moves. {@code wire.raw} and {@code wire.rejected} are read from some time back, the
 * topics after them from their end. One thread reads; reports may be taken from any.
 */
public final class TopicTail implements AutoCloseable {
  private static final String UNREADABLE = "unknown";
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(10);
  private static final Set<WireTopic> COUNTED = Set.of(WireTopic.RAW, WireTopic.REJECTED);
  private static final List<WireTopic> FOLLOWED =
      List.of(WireTopic.RAW, WireTopic.REJECTED, WireTopic.STORIES, WireTopic.DUPLICATES);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<WireStory> stories;
  private final InstantSource clock;
  private final Instant since;
  private final Map<TopicPartition, Long> liveFrom = new HashMap<>();
  private Instant lookAgain = Instant.MIN;

  // Guarded by this.
  private final Map<String, FeedCount> feeds = new HashMap<>();
  private final Map<String, RateMeter> rates = new HashMap<>();
  private boolean complete;

  /**
   * Opens a consumer; nothing is read before {@link #poll}.
   *
   * @param back how far back feeds are counted
   */
  public TopicTail(
      Map<String, ?> kafka, Map<String, ?> registry, Duration back, InstantSource clock) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.stories = new WireSerdes(registry).deserializer(WireTopic.RAW);
    this.clock = clock;
    this.since = clock.instant().minus(back);
  }

  /** Reads on for a moment. Called by one thread. */
  public void poll(Duration atMost) {
    Instant now = clock.instant();
    if (!now.isBefore(lookAgain)) {
      assignNew();
      lookAgain = now.plus(LOOK_FOR_PARTITIONS);
    }
    if (!consumer.assignment().isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
        count(record);
      }
    }
    if (!isComplete() && caughtUp()) {
      markComplete();
    }
  }

  /** Reads until all that was there at the start has been read, or the time is over. */
  public void catchUp(Duration atMost) {
    Instant deadline = clock.instant().plus(atMost);
    do {
      poll(Duration.ofMillis(100));
    } while (!isComplete() && clock.instant().isBefore(deadline));
  }

  public synchronized FeedReport report() {
    return new FeedReport(since, clock.instant(), complete, List.copyOf(feeds.values()));
  }

  /** Records per second now, by topic. */
  synchronized Map<String, Double> rates() {
    Instant now = clock.instant();
    return FOLLOWED.stream()
        .map(WireTopic::topicName)
        .collect(
            Collectors.toMap(
                topic -> topic,
                topic -> rates.computeIfAbsent(topic, t -> new RateMeter()).perSecond(now)));
  }

  @Override
  public void close() {
    consumer.close();
    stories.close();
  }

  private void assignNew() {
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    Map<TopicPartition, Long> back = new HashMap<>();
    for (WireTopic topic : FOLLOWED) {
      for (var info : consumer.partitionsFor(topic.topicName())) {
        TopicPartition partition = new TopicPartition(info.topic(), info.partition());
        if (all.add(partition)) {
          back.put(partition, COUNTED.contains(topic) ? since.toEpochMilli() : Long.MAX_VALUE);
        }
      }
    }
    if (back.isEmpty()) {
      return;
    }
    consumer.assign(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(back.keySet());
    liveFrom.putAll(ends);
    seek(back, ends);
  }

  private void seek(Map<TopicPartition, Long> back, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> dated = new HashMap<>(back);
    dated.values().removeIf(time -> time == Long.MAX_VALUE);
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(dated);
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp start = found.get(partition);
          consumer.seek(partition, start == null ? end : start.offset());
        });
  }

  private boolean caughtUp() {
    return !liveFrom.isEmpty()
        && liveFrom.entrySet().stream()
            .allMatch(live -> consumer.position(live.getKey()) >= live.getValue());
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    boolean live =
        record.offset()
            >= liveFrom.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    if (record.topic().equals(WireTopic.RAW.topicName())) {
      String feed = feedOf(record);
      add(feed, count -> count.plusMessage(Instant.ofEpochMilli(record.timestamp())));
    } else if (record.topic().equals(WireTopic.REJECTED.topicName())) {
      String feed =
          record.key() == null ? UNREADABLE : new String(record.key(), StandardCharsets.UTF_8);
      add(feed, FeedCount::plusRejected);
    }
    if (live) {
      tick(record.topic());
    }
  }

  private String feedOf(ConsumerRecord<byte[], byte[]> record) {
    try {
      WireStory story = stories.deserialize(record.topic(), record.value());
      return story == null ? UNREADABLE : story.getFeed();
    } catch (SerializationException e) {
      // Poison is enrich's to reject; here it is only counted under no feed.
      return UNREADABLE;
    }
  }

  private synchronized void add(String feed, java.util.function.UnaryOperator<FeedCount> change) {
    feeds.compute(
        feed, (name, count) -> change.apply(count == null ? FeedCount.none(name) : count));
  }

  private synchronized void tick(String topic) {
    rates.computeIfAbsent(topic, t -> new RateMeter()).add(clock.instant(), 1);
  }

  private synchronized boolean isComplete() {
    return complete;
  }

  private synchronized void markComplete() {
    complete = true;
  }
}
