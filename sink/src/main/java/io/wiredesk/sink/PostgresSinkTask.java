package io.wiredesk.sink;

import io.wiredesk.sink.connect.StoreSpans;
import io.wiredesk.sink.postgres.Database;
import io.wiredesk.sink.postgres.ExactlyOnceWriter;
import io.wiredesk.sink.postgres.PostgresSinkConfig;
import io.wiredesk.sink.postgres.Retention;
import io.wiredesk.sink.postgres.SearchIndexer;
import io.wiredesk.sink.postgres.SinkOffsets;
import io.wiredesk.sink.story.StoryDecoder;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** What Connect calls; the work is {@link ExactlyOnceWriter}'s. */
public final class PostgresSinkTask extends SinkTask {
  private final StoreSpans spans = new StoreSpans(InstantSource.system());
  private @Nullable ExactlyOnceWriter storage;
  private @Nullable SearchIndexer search;
  private @Nullable Retention retention;

  @Override
  public void start(Map<String, String> settings) {
    PostgresSinkConfig config = new PostgresSinkConfig(settings);
    SearchIndexer indexer = SearchIndexer.of(config, config.backoff()).start();
    search = indexer;
    retention = Retention.of(config).start();
    storage =
        new ExactlyOnceWriter(
            Database.of(config),
            new SinkOffsets(config.connectorName()),
            new StoryDecoder(config.registry(), config.erase()),
            context,
            config.backoff(),
            InstantSource.system(),
            indexer::wake);
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    started().open(partitions);
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    started().close(partitions);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    spans.around(records, () -> started().put(records));
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> delivered) {
    return started().stored();
  }

  @Override
  public void stop() {
    spans.close();
    if (search != null) {
      search.close();
      search = null;
    }
    if (retention != null) {
      retention.close();
      retention = null;
    }
    if (storage != null) {
      storage.close();
      storage = null;
    }
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  private ExactlyOnceWriter started() {
    if (storage == null) {
      throw new IllegalStateException("the task is not started");
    }
    return storage;
  }
}
