package io.wiredesk.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one topic with Confluent's own deserializer, and tells bad bytes from an
 * absent registry.
 *
 * @param <T> the topic's kind of record
 */
public final class WireReader<T extends SpecificRecord> implements AutoCloseable {
  private static final int HTTP_NOT_FOUND = 404;

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
      if (registryIsAway(e)) {
        throw new RegistryAwayException(e);
      }
      return new Read.Poison<>(e);
    } catch (KafkaException e) {
      // Time-outs, refused credentials, 5xx: the registry answers wrongly, the record is not at
      // fault.
      throw new RegistryAwayException(e);
    } catch (RuntimeException e) {
      // On hostile bytes the deserializer fails in many ways, such as BufferUnderflowException.
      return new Read.Poison<>(new SerializationException("not readable as Avro", e));
    }
  }

  private static boolean registryIsAway(SerializationException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof RestClientException answer) {
        return !isUnknown(answer);
      }
      if (cause instanceof IOException io) {
        return !isFromAvro(io);
      }
    }
    return false;
  }

  /**
   * The registry itself says that there is no such schema (its codes are 40401 to 40403): no second
   * try will find it. A bare 404 comes from something else that stands at its address.
   */
  private static boolean isUnknown(RestClientException answer) {
    return answer.getErrorCode() / 100 == HTTP_NOT_FOUND;
  }

  /** Truncated or garbled Avro shows as an IOException too, though nothing was read from afar. */
  private static boolean isFromAvro(IOException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure instanceof EOFException
        || failure.getClass().getName().startsWith("org.apache.avro.")
        || (trace.length > 0 && trace[0].getClassName().startsWith("org.apache.avro."));
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
