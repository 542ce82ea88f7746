package io.wiredesk.sink;

import io.wiredesk.sink.connect.ConnectSettings;
import io.wiredesk.sink.postgres.PostgresSinkConfig;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Stores {@code wire.stories} and {@code wire.duplicates} in PostgreSQL, exactly once. Values must
 * come as bytes ({@code ByteArrayConverter}): the connector reads them itself, so that what cannot
 * be read reaches the dead-letter queue as it came.
 */
public final class PostgresSinkConnector extends SinkConnector {
  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> given) {
    new PostgresSinkConfig(given);
    settings = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return PostgresSinkTask.class;
  }

  /** All tasks alike: Connect deals out the partitions. */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return Collections.nCopies(maxTasks, settings);
  }

  @Override
  public void stop() {
    settings = Map.of();
  }

  @Override
  public ConfigDef config() {
    return PostgresSinkConfig.DEF;
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config checked = super.validate(given);
    ConnectSettings.faults(given).forEach((key, fault) -> complain(checked, key, fault));
    return checked;
  }

  private static void complain(Config config, String key, String fault) {
    config.configValues().stream()
        .filter(value -> value.name().equals(key))
        .findFirst()
        .orElseGet(
            () -> {
              ConfigValue added = new ConfigValue(key);
              config.configValues().add(added);
              return added;
            })
        .addErrorMessage(key + ": " + fault);
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
