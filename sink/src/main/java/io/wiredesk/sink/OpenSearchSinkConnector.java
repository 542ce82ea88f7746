package io.wiredesk.sink;

import io.wiredesk.sink.opensearch.ClusterCheck;
import io.wiredesk.sink.opensearch.OpenSearchSinkConfig;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Stores {@code wire.stories} and {@code wire.duplicates} in OpenSearch, a document a story. */
public final class OpenSearchSinkConnector extends StorySinkConnector {
  @Override
  void read(Map<String, String> given) {
    new OpenSearchSinkConfig(given);
  }

  @Override
  Map<String, String> refusals(Map<String, String> given) {
    return ClusterCheck.faults(new OpenSearchSinkConfig(given));
  }

  @Override
  public Class<? extends Task> taskClass() {
    return OpenSearchSinkTask.class;
  }

  @Override
  public ConfigDef config() {
    return OpenSearchSinkConfig.DEF;
  }
}
