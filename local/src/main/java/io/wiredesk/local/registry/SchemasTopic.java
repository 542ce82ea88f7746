package io.wiredesk.local.registry;

import io.wiredesk.service.KafkaSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compacted topic {@code _schemas}, the registry's only store. One writer at a time. */
final class SchemasTopic implements AutoCloseable {
  static final String NAME = "_schemas";
  private static final Logger LOG = LoggerFactory.getLogger(SchemasTopic.class);
  private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final KafkaSettings kafka;
  private final KafkaProducer<byte[], byte[]> producer;

  private SchemasTopic(KafkaSettings kafka, KafkaProducer<byte[], byte[]> producer) {
    this.kafka = kafka;
    this.producer = producer;
  }

  /** Makes the topic when it is missing, with as many replicas as is usual on that cluster. */
  static SchemasTopic open(KafkaSettings kafka) throws InterruptedException {
    try (Admin admin = Admin.create(kafka.with(Map.of()))) {
      NewTopic topic =
          new NewTopic(NAME, Optional.of(1), Optional.empty())
              .configs(Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("cannot make topic " + NAME + ": " + e.getMessage(), e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("the broker does not answer", e);
    }
    Map<String, Object> settings = kafka.with(Map.of("acks", "all", "enable.idempotence", true));
    return new SchemasTopic(
        kafka, new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Hands over everything that is on the topic now, oldest first. */
  void replay(Consumer<RegistryRecord> reader) {
    Map<String, Object> settings = kafka.with(Map.of("enable.auto.commit", false));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION), PATIENCE).getOrDefault(PARTITION, 0L);
      while (consumer.position(PARTITION, PATIENCE) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> read(record, reader));
      }
    }
  }

  /**
   * Returns when the broker has the record.
   *
   * @throws RegistryException when it does not take it
   */
  void append(RegistryRecord record) {
    ProducerRecord<byte[], byte[]> sent =
        new ProducerRecord<>(
            NAME, 0, RegistryRecordFormat.key(record), RegistryRecordFormat.value(record));
    try {
      producer.send(sent).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw RegistryException.storeFailed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RegistryException.storeFailed("interrupted");
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  /** One unreadable record must not take the registry down: what it said is lost, and logged. */
  private static void read(ConsumerRecord<byte[], byte[]> record, Consumer<RegistryRecord> reader) {
    try {
      if (record.key() != null) {
        reader.accept(RegistryRecordFormat.read(record.key(), record.value()));
      }
    } catch (IOException e) {
      LOG.warn("unreadable record on {} at offset={}", NAME, record.offset(), e);
    }
  }
}
