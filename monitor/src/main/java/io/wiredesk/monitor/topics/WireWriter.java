package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireTopic;
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
public final class WireWriter implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Serializer<Notice> notices;

  public WireWriter(Map<String, ?> kafka, Map<String, ?> registry) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, WireSizes.RECORD);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.notices = new WireSerdes(registry).serializer(WireTopic.NOTICES);
  }

  /**
   * A notice, dated by its own time.
   *
   * @param key feed or storyId
   * @throws UnavailableException when broker or registry do not take it
   */
  public void write(String key, Notice notice) {
    String topic = WireTopic.NOTICES.topicName();
    byte[] value;
    try {
      value = notices.serialize(topic, notice);
    } catch (KafkaException e) {
      throw new UnavailableException("registry: cannot write a notice: " + Failures.reason(e), e);
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
   * Writes a record and waits until the broker has it.
   *
   * @throws UnavailableException when the broker does not acknowledge it
   */
  public RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException | KafkaException e) {
      throw new UnavailableException(
          "broker: did not take a record on "
              + record.topic()
              + ": "
              + Failures.reason(Failures.cause(e)),
          e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE);
    notices.close();
  }
}
