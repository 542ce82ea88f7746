package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows, in no group, what consumers of the pipeline read, and puts a line for each record on the
 * {@link TickerStream}. Begins a little before the end, so that the tape is not empty after a
 * restart. One thread polls.
 */
public final class Ticker implements AutoCloseable {
  private static final List<WireTopic> FOLLOWED =
      List.of(WireTopic.STORIES, WireTopic.DUPLICATES, WireTopic.NOTICES, WireTopic.REJECTED);

  /** Records of each partition that were there before. */
  private static final long BACK = 20;

  /** Records a poll: so many that the tape keeps up with what two cores can send. */
  private static final int AT_ONCE = 5_000;

  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<WireTopic, Deserializer<SpecificRecord>> readers =
      new EnumMap<>(WireTopic.class);
  private final TickerStream tape;
  private long lookedNanos;
  private boolean looked;

  public Ticker(Map<String, ?> kafka, Map<String, ?> registry, TickerStream tape) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    WireSerdes serdes = new WireSerdes(registry);
    FOLLOWED.forEach(topic -> readers.put(topic, serdes.deserializer(topic)));
    this.tape = tape;
  }

  /** Reads on for a moment and tells the watchers. Called by one thread. */
  void poll(Duration atMost) {
    long now = System.nanoTime();
    if (!looked || now - lookedNanos > LOOK_FOR_PARTITIONS.toNanos()) {
      assignNew();
      lookedNanos = now;
      looked = true;
    }
    if (consumer.assignment().isEmpty()) {
      return;
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    consumer.poll(atMost).forEach(records::add);
    records.sort((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
    int passed =
        Math.max(0, records.size() - TickerStream.LENGTH); // the tape would lose them at once
    tape.pass(passed);
    records.subList(passed, records.size()).forEach(record -> tape.add(line(record)));
    tape.publish();
  }

  @Override
  public void close() {
    consumer.close();
    readers.values().forEach(Deserializer::close);
    tape.close();
  }

  private void assignNew() {
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    List<TopicPartition> fresh = new ArrayList<>();
    for (WireTopic topic : FOLLOWED) {
      for (var info : consumer.partitionsFor(topic.topicName())) {
        TopicPartition partition = new TopicPartition(info.topic(), info.partition());
        if (all.add(partition)) {
          fresh.add(partition);
        }
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    consumer.assign(all);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(fresh);
    consumer
        .endOffsets(fresh)
        .forEach(
            (partition, end) ->
                consumer.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - BACK)));
  }

  private ObjectNode line(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode line = told(record);
    line.put("topic", record.topic());
    line.put("partition", record.partition());
    return line.put("offset", record.offset());
  }

  private ObjectNode told(ConsumerRecord<byte[], byte[]> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    WireTopic topic = WireTopic.named(record.topic()).orElseThrow();
    Deserializer<SpecificRecord> reader = readers.get(topic);
    try {
      SpecificRecord value =
          reader == null ? null : reader.deserialize(record.topic(), record.value());
      if (value instanceof Story story) {
        return TickerLine.of(story);
      }
      if (value instanceof Notice notice) {
        return TickerLine.of(notice);
      }
      return value instanceof Rejected rejected
          ? TickerLine.of(rejected)
          : TickerLine.unreadable(at, "a record without a value");
    } catch (SerializationException e) {
      return TickerLine.unreadable(at, "a record that does not decode");
    }
  }
}
