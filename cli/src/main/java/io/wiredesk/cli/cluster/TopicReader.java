package io.wiredesk.cli.cluster;

import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic of the catalogue without a group, committed records only. For one thread.
 *
 * @param <T> the kind of record on the topic
 */
public final class TopicReader<T> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, T> consumer;
  private final List<TopicPartition> partitions;

  private TopicReader(KafkaConsumer<String, T> consumer, String topic) {
    this.consumer = consumer;
    this.partitions =
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new CommandException("no topic " + topic + "; run 'wiredesk topics create'");
    }
    consumer.assign(partitions);
  }

  /** Reads decoded records. */
  public static <T extends SpecificRecord> TopicReader<T> open(
      KafkaSettings kafka, RegistrySettings registry, WireTopic topic) {
    return open(kafka, topic, registry.serdes().deserializer(topic));
  }

  /** Reads bytes as they are. */
  static TopicReader<byte[]> openRaw(KafkaSettings kafka, WireTopic topic) {
    return open(kafka, topic, new ByteArrayDeserializer());
  }

  private static <T> TopicReader<T> open(
      KafkaSettings kafka, WireTopic topic, Deserializer<T> values) {
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest"));
    KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), values);
    try {
      return new TopicReader<>(consumer, topic.topicName());
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** Hands over what is there now, from the beginning to the end of what is committed. */
  public void all(Consumer<ConsumerRecord<String, T>> reader) {
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    while (!reached(ends)) {
      consumer.poll(POLL).forEach(reader);
    }
  }

  /**
   * Hands over records as they come.
   *
   * @param over asked between polls; true ends it
   */
  public void follow(
      boolean fromBeginning, Consumer<ConsumerRecord<String, T>> reader, BooleanSupplier over) {
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    while (!over.getAsBoolean()) {
      consumer.poll(POLL).forEach(reader);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(e -> consumer.position(e.getKey(), PATIENCE) >= e.getValue());
  }
}
