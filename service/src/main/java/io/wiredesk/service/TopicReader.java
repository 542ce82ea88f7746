package io.wiredesk.service;

import io.wiredesk.schemas.WireTopic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics of the catalogue from their beginning, in no group, committed records only. For one
 * thread.
 *
 * @param <T> the kind of record on the topics
 */
public final class TopicReader<T extends SpecificRecord> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, T> consumer;
  private final List<TopicPartition> partitions;

  private TopicReader(KafkaConsumer<String, T> consumer, WireTopic... topics) {
    this.consumer = consumer;
    this.partitions =
        Arrays.stream(topics)
            .flatMap(topic -> consumer.partitionsFor(topic.topicName(), PATIENCE).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /** Opens a reader of these topics; what is missing of them counts as empty. */
  public static <T extends SpecificRecord> TopicReader<T> open(
      KafkaSettings kafka, RegistrySettings registry, WireTopic... topics) {
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                "auto.offset.reset",
                "earliest"));
    KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), ValuesByTopic.of(registry, topics));
    try {
      return new TopicReader<>(consumer, topics);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** The same for the cluster that the file names. */
  public static <T extends SpecificRecord> TopicReader<T> open(
      ConfigFile file, WireTopic... topics) {
    return open(
        file.section("kafka", KafkaSettings.class),
        file.section("registry", RegistrySettings.class),
        topics);
  }

  /** Whether the cluster has none of the topics. */
  public boolean isMissing() {
    return partitions.isEmpty();
  }

  /** Passes over what is there now. */
  public void skipToEnd() {
    consumer.seekToEnd(partitions);
  }

  /** Hands over what comes within a moment. */
  public void poll(Consumer<ConsumerRecord<String, T>> reader) {
    consumer.poll(POLL).forEach(reader);
  }

  /**
   * Hands over all up to what is the end now.
   *
   * @throws TimeoutException when nothing moves for 30 seconds
   */
  public void readToEnd(Consumer<ConsumerRecord<String, T>> reader) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    long left = left(ends);
    long moved = System.nanoTime();
    while (left > 0) {
      poll(reader);
      long now = left(ends);
      if (now < left) {
        left = now;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
        throw new TimeoutException("nothing more came from " + ends.keySet());
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private long left(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey(), PATIENCE)))
        .sum();
  }

  /** Each topic's values by the serde that is pinned to it. */
  private record ValuesByTopic<T extends SpecificRecord>(Map<String, Deserializer<T>> topics)
      implements Deserializer<T> {

    static <T extends SpecificRecord> ValuesByTopic<T> of(
        RegistrySettings registry, WireTopic... topics) {
      Map<String, Deserializer<T>> each = new HashMap<>();
      for (WireTopic topic : topics) {
        each.put(topic.topicName(), registry.serdes().deserializer(topic));
      }
      return new ValuesByTopic<>(each);
    }

    @Override
    public T deserialize(String topic, byte[] value) {
      return Objects.requireNonNull(topics.get(topic), topic).deserialize(topic, value);
    }

    @Override
    public void close() {
      topics.values().forEach(Deserializer::close);
    }
  }
}
