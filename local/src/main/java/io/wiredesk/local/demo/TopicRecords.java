package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.local.demo.Evidence.RawItem;
import io.wiredesk.local.demo.IngestAnswer.RawAt;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads along on the pipeline's topics from their beginning. For one thread. */
final class TopicRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final List<WireTopic> READ =
      List.of(
          WireTopic.RAW,
          WireTopic.REJECTED,
          WireTopic.NOTICES,
          WireTopic.STORIES,
          WireTopic.DUPLICATES);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<WireStory> stories;
  private final Deserializer<Rejected> rejections;
  private final Deserializer<Notice> notices;

  private final Map<RawAt, RawItem> raw = new LinkedHashMap<>();
  private final Map<RawAt, Rejected> rejected = new LinkedHashMap<>();
  private final Map<NoticeKind, Set<RawAt>> noticed = new EnumMap<>(NoticeKind.class);
  private final Set<RawAt> withheld = new HashSet<>();
  private final Map<TopicPartition, Long> published = new HashMap<>();

  TopicRecords(Endpoints endpoints) {
    WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", endpoints.registry()));
    stories = serdes.deserializer(WireTopic.RAW);
    rejections = serdes.deserializer(WireTopic.REJECTED);
    notices = serdes.deserializer(WireTopic.NOTICES);
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            endpoints.kafka(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        READ.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what is there now; returns at once when nothing more comes. */
  void read() {
    Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL);
    while (records.iterator().hasNext()) {
      records.forEach(this::take);
      records = consumer.poll(Duration.ZERO);
    }
  }

  /** Where storage must have got to, to hold all that was read: one past the last record. */
  Map<TopicPartition, Long> published() {
    return Map.copyOf(published);
  }

  Evidence evidence(Map<RawAt, Evidence.Row> rows) {
    return new Evidence(
        Map.copyOf(raw), Map.copyOf(rejected), Map.copyOf(noticed), Set.copyOf(withheld), rows);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    RawAt at = new RawAt(record.partition(), record.offset());
    if (topic.equals(WireTopic.RAW.topicName())) {
      WireStory story = stories.deserialize(topic, record.value());
      raw.put(
          at,
          new RawItem(story.getStoryId(), story.getFeed(), story.getFileName(), story.getFormat()));
    } else if (topic.equals(WireTopic.REJECTED.topicName())) {
      rejected.put(at, rejections.deserialize(topic, record.value()));
    } else if (topic.equals(WireTopic.NOTICES.topicName())) {
      take(notices.deserialize(topic, record.value()));
    } else {
      published.put(new TopicPartition(topic, record.partition()), record.offset() + 1);
    }
  }

  private void take(Notice notice) {
    RawRef ref = notice.getRawRef();
    if (ref == null) {
      return;
    }
    RawAt at = new RawAt(ref.getPartition(), ref.getOffset());
    noticed.computeIfAbsent(notice.getKind(), kind -> new HashSet<>()).add(at);
    if (notice.getKind() == NoticeKind.STORY_HELD && notice.getUntil() == null) {
      withheld.add(at);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
