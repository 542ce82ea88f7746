package io.wiredesk.sink;

import io.wiredesk.sink.connect.StoreSpans;
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
  private final StoreSpans spans = new StoreSpans(InstantSource.system());
  private @Nullable OpenSearchWriter storage;

  @Override
  public void start(Map<String, String> settings) {
    storage =
        new OpenSearchWriter(new OpenSearchSinkConfig(settings), context, InstantSource.system());
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    OpenSearchWriter writer = storage;
    if (writer == null) {
      throw new IllegalStateException("the task is not started");
    }
    spans.around(records, () -> writer.put(records));
  }

  @Override
  public void stop() {
    spans.close();
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
