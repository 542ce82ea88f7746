package io.wiredesk.sink.story;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireSerdes;
import java.io.EOFException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Reads records with Confluent's own deserializer, and tells bad bytes from an absent registry. */
public final class StoryDecoder implements AutoCloseable {
  private static final int HTTP_NOT_FOUND = 404;

  private final Map<Lane, Deserializer<Story>> deserializers = new EnumMap<>(Lane.class);

  public StoryDecoder(Map<String, ?> registrySettings) {
    WireSerdes serdes = new WireSerdes(registrySettings);
    for (Lane lane : Lane.values()) {
      deserializers.put(lane, serdes.deserializer(lane.topic()));
    }
  }

  /**
   * Reads a record of one of our topics.
   *
   * @throws RetriableException when the registry cannot be asked just now
   * @throws ConnectException when the connector is set up wrongly
   */
  public Decoded decode(SinkRecord source) {
    Lane lane = Lane.ofTopic(source.originalTopic()).orElseThrow(() -> wrongTopic(source));
    try {
      return new Decoded.Good(StoryRow.of(lane, read(lane, source), source));
    } catch (SerializationException e) {
      if (registryIsAway(e)) {
        throw away(e);
      }
      return new Decoded.Bad(source, e);
    } catch (DataException | IllegalArgumentException e) {
      return new Decoded.Bad(source, e);
    } catch (KafkaException e) {
      // Time-outs, refused credentials, 5xx: the registry answers wrongly, the record is not at
      // fault.
      throw away(e);
    }
  }

  private Story read(Lane lane, SinkRecord source) {
    if (source.value() == null) {
      throw new DataException("a tombstone: stories are killed by a record, never deleted");
    }
    if (!(source.value() instanceof byte[] bytes)) {
      throw new ConnectException(
          "value.converter: values must come as bytes; set it to"
              + " org.apache.kafka.connect.converters.ByteArrayConverter");
    }
    Story story = deserialize(Objects.requireNonNull(deserializers.get(lane)), source, bytes);
    if (story == null) {
      throw new DataException("an empty value");
    }
    return story;
  }

  private static @Nullable Story deserialize(
      Deserializer<Story> deserializer, SinkRecord source, byte[] bytes) {
    try {
      return deserializer.deserialize(source.originalTopic(), bytes);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      // On hostile bytes the deserializer fails in many ways, such as BufferUnderflowException.
      throw new DataException("not readable as Avro", e);
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
    return failure instanceof EOFException
        || failure.getClass().getName().startsWith("org.apache.avro.");
  }

  private static RetriableException away(Exception cause) {
    return new RetriableException("schema registry cannot be asked; trying again", cause);
  }

  private static ConnectException wrongTopic(SinkRecord source) {
    return new ConnectException(
        "topics: '%s' is neither %s nor %s; leave it out"
            .formatted(
                source.originalTopic(),
                Lane.STORY.topic().topicName(),
                Lane.COPY.topic().topicName()));
  }

  @Override
  public void close() {
    deserializers.values().forEach(Deserializer::close);
  }
}
