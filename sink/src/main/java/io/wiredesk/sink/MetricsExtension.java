package io.wiredesk.sink;

import io.wiredesk.sink.metrics.MetricsPage;
import java.util.Map;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

/** Adds {@code /metrics} to the REST interface of a worker whose properties name this class. */
public final class MetricsExtension implements ConnectRestExtension {
  @Override
  public void register(ConnectRestExtensionContext context) {
    context.configurable().register(new MetricsPage(version()));
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public void close() {}
}
