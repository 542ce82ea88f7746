package io.wiredesk.sink;

import io.wiredesk.sink.opensearch.OpenSearchSinkConfig;
import io.wiredesk.sink.opensearch.OpenSearchWriter;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** What Connect calls; the work is {@link OpenSearchWriter}'s. */
public final class OpenSearchSinkTask extends SinkTask {
  private @Nullable OpenSearchWriter storage;

  @Override
  public void start(Map<String, String> settings) {
    storage =
        new OpenSearchWriter(new OpenSearchSinkConfig(settings), context, InstantSource.system());
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    if (storage == null) {
      throw new IllegalStateException("the task is not started");
    }
    storage.put(records);
  }

  @Override
  public void stop() {
    if (storage != null) {
      storage.close();
      storage = null;
    }
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
