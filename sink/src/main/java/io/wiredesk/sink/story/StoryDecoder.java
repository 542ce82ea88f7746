package io.wiredesk.sink.story;

import io.wiredesk.schemas.Read;
import io.wiredesk.schemas.RegistryAwayException;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireReader;
import io.wiredesk.schemas.WireSerdes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Reads records and finds out whether they can be stored. */
public final class StoryDecoder implements AutoCloseable {
  private final Map<Lane, WireReader<Story>> readers = new EnumMap<>(Lane.class);

  private final Erase erase;

  /**
   * @param erase what a kill takes out of a row
   */
  public StoryDecoder(Map<String, ?> registrySettings, Erase erase) {
    this.erase = erase;
    WireSerdes serdes = new WireSerdes(registrySettings);
    for (Lane lane : Lane.values()) {
      readers.put(lane, serdes.reader(lane.topic()));
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
      Read<Story> read = Objects.requireNonNull(readers.get(lane)).read(bytes(source));
      if (read instanceof Read.Poison<Story> poison) {
        return new Decoded.Bad(source, poison.why());
      }
      Story story = ((Read.Value<Story>) read).value();
      return new Decoded.Good(StoryRow.of(lane, story, source, erase));
    } catch (DataException | IllegalArgumentException e) {
      return new Decoded.Bad(source, e);
    } catch (RegistryAwayException e) {
      throw new RetriableException("schema registry cannot be asked; trying again", e);
    }
  }

  private static byte[] bytes(SinkRecord source) {
    if (source.value() == null) {
      throw new DataException("a tombstone: stories are killed by a record, never deleted");
    }
    if (source.value() instanceof byte[] bytes) {
      return bytes;
    }
    throw new ConnectException(
        "value.converter: values must come as bytes; set it to"
            + " org.apache.kafka.connect.converters.ByteArrayConverter");
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
    readers.values().forEach(WireReader::close);
  }
}
