package io.wiredesk.monitor;

import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;


import io.wiredesk.schemas.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes the little that the monitor writes, notices and replayed messages, and returns when the
 * broker has acknowledged it. Thread-safe.
 */
final class WireWriter implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final int MAX_REQUEST = 16 * 1024 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Serializer<Notice> notices;

  WireWriter(Map<String, ?> kafka, Map<String, ?> registry) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.notices = new WireSerdes(registry).serializer(WireTopic.NOTICES);
  }

  /**
   * A notice, dated by its own time.
   *
   * @param key feed or storyId
   * @throws DeskException when broker or registry do not take it
   */
  void write(String key, Notice notice) {
    String topic = WireTopic.NOTICES.topicName();
    byte[] value;
    try {
      value = notices.serialize(topic, notice);
    } catch (KafkaException e) {
      throw new DeskException("registry: cannot write a notice: " + Kafka.reason(e), e);
    }
    write(
        new ProducerRecord<>(
            topic,
            null,
            notice.getAt().toEpochMilli(),
            key.getBytes(StandardCharsets.UTF_8),
            value));
  }

  /**
   * @throws DeskException when the broker does not acknowledge it
   */
  RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException | KafkaException e) {
      throw new DeskException(
          "broker: did not take a record on "
              + record.topic()
              + ": "
              + Kafka.reason(Kafka.cause(e)),
          e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE);
    notices.close();
  }
}
