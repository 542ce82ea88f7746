package io.wiredesk.ingest;

import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that stands on a topic now. */
final class Topic {

  private Topic() {}

  static <T extends SpecificRecord> List<ConsumerRecord<String, T>> read(
      TestBroker broker, WireSerdes serdes, WireTopic topic) {
    Deserializer<T> values = serdes.deserializer(topic);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrap(), "isolation.level", "read_committed");
    try (KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, T>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }
}
