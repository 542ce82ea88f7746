package io.wiredesk.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.sink.PostgresSinkConnector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.junit.jupiter.api.Test;

class PostgresSinkConfigTest {
  private static final Path CONNECTOR = Path.of("src/main/connector/wiredesk-postgres.json");

  private final Map<String, String> settings = shipped();

  /** The shipped file, its placeholders filled in. */
  private static Map<String, String> shipped() {
    try {
      JsonNode connector = new ObjectMapper().readTree(CONNECTOR.toFile());
      Map<String, String> settings = new HashMap<>();
      connector
          .get("config")
          .properties()
          .forEach(e -> settings.put(e.getKey(), e.getValue().textValue()));
      settings.put("name", connector.get("name").textValue());
      settings.put("postgres.url", "jdbc:postgresql://db:5432/wiredesk");
      settings.put("schema.registry.url", "http://registry:8081");
      return settings;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> faults() {
    return new PostgresSinkConnector()
        .validate(settings).configValues().stream()
            .map(ConfigValue::errorMessages)
            .flatMap(List::stream)
            .toList();
  }

  @Test
  void theShippedConnectorIsValid() {
    assertThat(faults()).isEmpty();
    assertThat(settings.get("connector.class")).isEqualTo(PostgresSinkConnector.class.getName());
  }

  @Test
  void everySettingIsDocumented() {
    assertThat(PostgresSinkConfig.DEF.configKeys().values())
        .allSatisfy(key -> assertThat(key.documentation).isNotBlank());
  }

  @Test
  void aMissingSettingIsNamed() {
    settings.remove("postgres.url");
    assertThat(faults()).anyMatch(fault -> fault.contains("postgres.url"));
  }

  @Test
  void eachFaultNamesItsKeyAndTheRemedy() {
    expect("postgres.url", "mysql://db", "jdbc:postgresql://HOST");
    expect("postgres.url", "jdbc:postgresql://db/x?user=me&password=p", "postgres.password");
    expect("postgres.schema", "My Schema", "lower-case");
    expect("topics", "wire.stories,wire.raw", "'wire.raw'");
    expect("value.converter", "io.example.AvroConverter", "ByteArrayConverter");
    expect("errors.tolerance", "none", "must be all");
    expect("errors.deadletterqueue.topic.name", "", "wire.rejected.sink");
    expect("consumer.override.isolation.level", "read_uncommitted", "read_committed");
    expect("retry.backoff.ms", "0", "at least 1");
    expect("postgres.pasword", "p", "did you mean postgres.password?");
    expect("colour", "red", "the connector has erase, postgres.password");
  }

  @Test
  void whatConnectItselfTakesIsNoFault() {
    SinkConnectorConfig.configDef().names().stream()
        .filter(key -> !key.equals("topics.regex"))
        .forEach(key -> settings.putIfAbsent(key, ""));
    settings.put("transforms.cut.type", "io.example.Cut");
    settings.put("value.converter.schemas.enable", "false");
    assertThat(faults()).isEmpty();
  }

  private void expect(String key, String value, String remedy) {
    String before = settings.put(key, value);
    assertThat(faults())
        .as("%s=%s", key, value)
        .anyMatch(fault -> fault.contains(key) && fault.contains(remedy));
    if (before == null) {
      settings.remove(key);
    } else {
      settings.put(key, before);
    }
  }

  @Test
  void thePasswordIsNeverShown() {
    settings.put("postgres.password", "s3cret");
    assertThat(new PostgresSinkConfig(settings).values().toString()).doesNotContain("s3cret");
  }

  @Test
  void registrySettingsArePassedOn() {
    settings.put("schema.registry.ssl.truststore.location", "/t");
    settings.put("basic.auth.user.info", "u:p");
    assertThat(new PostgresSinkConfig(settings).registry())
        .containsOnlyKeys(
            "schema.registry.url",
            "schema.registry.ssl.truststore.location",
            "basic.auth.user.info");
  }

  @Test
  void everyTaskGetsTheWholeConfiguration() {
    PostgresSinkConnector connector = new PostgresSinkConnector();
    connector.start(settings);
    assertThat(connector.taskConfigs(3)).hasSize(3).allMatch(settings::equals);
    assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+.*");
  }
}
