package io.wiredesk.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Answers {@code ${env:NAME}} in the configuration of Connect's worker and of a connector.
 * Elsewhere Kafka's own provider reads the environment; inside one process the variables stand in a
 * properties file. Public for Connect.
 */
public final class ConnectorVariables implements ConfigProvider {
  private volatile Path file = Path.of("variables.properties");

  @Override
  public void configure(Map<String, ?> settings) {
    Object named = settings.get("file");
    if (named == null) {
      throw new ConfigException("file", null, "names the properties file");
    }
    file = Path.of(named.toString());
  }

  @Override
  public ConfigData get(String path) {
    Map<String, String> values = new HashMap<>();
    Properties read = read();
    read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
    return new ConfigData(values);
  }

  @Override
  public ConfigData get(String path, Set<String> keys) {
    Map<String, String> values = new HashMap<>(get(path).data());
    values.keySet().retainAll(keys);
    return new ConfigData(values);
  }

  @Override
  public void close() {}

  private Properties read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
