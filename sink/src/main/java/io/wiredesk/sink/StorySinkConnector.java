package io.wiredesk.sink;

import io.wiredesk.sink.connect.ConnectSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * What a connector of stories is, whatever it stores in. Values must come as bytes ({@code
 * ByteArrayConverter}): its tasks read them themselves, so that what cannot be read reaches the
 * dead-letter queue as it came.
 */
abstract class StorySinkConnector extends SinkConnector {
  private Map<String, String> settings = Map.of();

  /** Throws where a setting is wrong. */
  abstract void read(Map<String, String> given);

  /** By key, what the store itself has against settings that are well formed. */
  abstract Map<String, String> refusals(Map<String, String> given);

  @Override
  public void start(Map<String, String> given) {
    read(given);
    settings = Map.copyOf(given);
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
  public Config validate(Map<String, String> given) {
    Config checked = super.validate(given);
    complain(checked, ConnectSettings.faults(given, config().names()));
    if (checked.configValues().stream().allMatch(value -> value.errorMessages().isEmpty())) {
      complain(checked, refusals(given));
    }
    return checked;
  }

  private static void complain(Config config, Map<String, String> faults) {
    faults.forEach((key, fault) -> value(config, key).addErrorMessage(key + ": " + fault));
  }

  private static ConfigValue value(Config config, String key) {
    return config.configValues().stream()
        .filter(value -> value.name().equals(key))
        .findFirst()
        .orElseGet(
            () -> {
              ConfigValue added = new ConfigValue(key);
              config.configValues().add(added);
              return added;
            });
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
