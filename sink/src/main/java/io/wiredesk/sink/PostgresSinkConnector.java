package io.wiredesk.sink;

import io.wiredesk.sink.postgres.ConnectionCheck;
import io.wiredesk.sink.postgres.PostgresSinkConfig;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Stores {@code wire.stories} and {@code wire.duplicates} in PostgreSQL, exactly once. */
public final class PostgresSinkConnector extends StorySinkConnector {
  @Override
  void read(Map<String, String> given) {
    new PostgresSinkConfig(given);
  }

  @Override
  Map<String, String> refusals(Map<String, String> given) {
    return ConnectionCheck.faults(new PostgresSinkConfig(given));
  }

  @Override
  public Class<? extends Task> taskClass() {
    return PostgresSinkTask.class;
  }

  @Override
  public ConfigDef config() {
    return PostgresSinkConfig.DEF;
  }
}
