package io.wiredesk.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one topic with Confluent's own deserializer, and tells bad bytes from an
 * absent registry, see {@link ReadingFault}.
 *
 * @param <T> the topic's kind of record
 */
public final class WireReader<T extends SpecificRecord> implements AutoCloseable {
  private final String topic;
  private final Deserializer<T> deserializer;

  WireReader(String topic, Deserializer<T> deserializer) {
    this.topic = topic;
    this.deserializer = deserializer;
  }

  /**
   * Reads one value; a missing or empty one is poison.
   *
   * @throws RegistryAwayException when the registry cannot be asked
   */
  public Read<T> read(byte @Nullable [] bytes) {
    try {
      T value = deserializer.deserialize(topic, bytes);
      return value == null
          ? new Read.Poison<>(new SerializationException("an empty value"))
          : new Read.Value<>(value);
    } catch (SerializationException e) {
      if (ReadingFault.isOfTheBytes(e)) {
        return new Read.Poison<>(e);
      }
      throw new RegistryAwayException(e);
    } catch (KafkaException e) {
      throw new RegistryAwayException(e);
    } catch (RuntimeException e) {
      // On hostile bytes the deserializer fails in many ways, such as BufferUnderflowException.
      return new Read.Poison<>(new SerializationException("not readable as Avro", e));
    }
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
