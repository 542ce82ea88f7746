package io.wiredesk.local.fault;

import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as they are, poison and all. */
final class TopicBytes {
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicBytes() {}

  /** All committed records from the start to what is the end now. */
  static List<ConsumerRecord<byte[], byte[]>> of(ConfigFile config, String... topics) {
    Map<String, Object> settings =
        config
            .section("kafka", KafkaSettings.class)
            .with(
                Map.of(
                    "isolation.level", "read_committed",
                    "enable.auto.commit", false,
                    "auto.offset.reset", "earliest"));
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        consumer
            .partitionsFor(topic)
            .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }
}
