package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Tells poison, which is a value here, from a registry that is away. */
public final class WireDecoder implements AutoCloseable {
  private final WireSerdes serdes;
  private final Map<WireTopic, Deserializer<SpecificRecord>> byTopic = new ConcurrentHashMap<>();

  public WireDecoder(Map<String, ?> registry) {
    this.serdes = new WireSerdes(registry);
  }

  /**
   * Empty for poison and for a record without a value.
   *
   * @param topic whose kind of record is expected
   * @throws RegistryAwayException when the registry does not answer
   */
  public <T extends SpecificRecord> Optional<T> decode(
      WireTopic topic, Class<T> type, ConsumerRecord<byte[], byte[]> record) {
    try {
      SpecificRecord value =
          byTopic
              .computeIfAbsent(topic, serdes::deserializer)
              .deserialize(record.topic(), record.value());
      return Optional.ofNullable(value).map(type::cast);
    } catch (SerializationException e) {
      if (fromTheNetwork(e)) {
        throw new RegistryAwayException(e);
      }
      return Optional.empty();
    } catch (KafkaException e) { // what Confluent's client makes of an answer 429, 5xx, 401 or 403
      throw new RegistryAwayException(e);
    }
  }

  @Override
  public void close() {
    byTopic.values().forEach(Deserializer::close);
  }

  /** Avro reports truncated bytes as I/O faults, as the network reports its own. */
  private static boolean fromTheNetwork(Throwable fault) {
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      StackTraceElement[] trace = cause.getStackTrace();
      boolean avro = trace.length > 0 && trace[0].getClassName().startsWith("org.apache.avro.");
      if (cause instanceof IOException && !avro) {
        return true;
      }
    }
    return false;
  }
}
