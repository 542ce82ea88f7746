package io.wiredesk.sink.postgres;

import io.wiredesk.sink.connect.Backoff;
import io.wiredesk.sink.story.StoryDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** The sink as it is, but for the thread that builds what is searched: that is measured apart. */
@SuppressWarnings("NullAway.Init") // started before it is used
final class RowsOnly extends SinkTask {
  private ExactlyOnceWriter writer;

  @Override
  public void start(Map<String, String> settings) {
    PostgresSinkConfig config = new PostgresSinkConfig(settings);
    writer =
        new ExactlyOnceWriter(
            Database.of(config),
            new SinkOffsets(config.connectorName()),
            new StoryDecoder(config.registry(), config.erase()),
            context,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), () -> 0.5),
            InstantSource.system(),
            () -> {});
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    writer.open(partitions);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    writer.put(records);
  }

  @Override
  public void stop() {
    writer.close();
  }

  @Override
  public String version() {
    return "";
  }
}
