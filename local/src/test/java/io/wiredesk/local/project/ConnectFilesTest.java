package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.schemas.WireTopic;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The connectors' JSON and the worker's properties, against Connect's and the connectors' keys. */
class ConnectFilesTest {
  static final List<String> CONNECTORS =
      List.of(
          "sink/src/main/connector/wiredesk-postgres.json",
          "sink/src/main/connector/wiredesk-opensearch.json");
  static final String WORKER = "sink/src/main/connector/worker.properties";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)}");

  private final ObjectMapper json = new ObjectMapper();
  private final ComposeFile compose = ComposeFile.read();

  static List<String> connectors() {
    return CONNECTORS;
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void theConnectorKnowsEveryKey(String file) throws Exception {
    JsonNode config = connector(file).path("config");
    SinkConnector sink = sink(config);
    ConfigDef framework = SinkConnectorConfig.configDef();

    assertThat(ComposeFile.names(config))
        .filteredOn(key -> !key.matches("(consumer|producer)\\.override\\..+"))
        .allMatch(key -> framework.names().contains(key) || sink.config().names().contains(key));
    assertThat(sink.config().configKeys().values())
        .filteredOn(key -> key.defaultValue == ConfigDef.NO_DEFAULT_VALUE)
        .allMatch(key -> config.has(key.name));
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void theConnectorReadsAndRejectsIntoTheCatalogue(String file) throws Exception {
    JsonNode config = connector(file).path("config");
    assertThat(List.of(config.path("topics").asText().split(",", -1)))
        .containsExactly(WireTopic.STORIES.topicName(), WireTopic.DUPLICATES.topicName());
    assertThat(config.path("errors.deadletterqueue.topic.name").asText())
        .isEqualTo(WireTopic.REJECTED_SINK.topicName());
    assertThat(config.path("producer.override.max.request.size").asInt())
        .as("a dead letter is as large as what came")
        .isEqualTo(WireTopic.REJECTED_SINK.spec().maxMessageBytes());
  }

  @Test
  void thePluginNamesItsConnectorsForServiceLoading() throws Exception {
    String service = "META-INF/services/org.apache.kafka.connect.sink.SinkConnector";
    List<String> classes = new ArrayList<>();
    for (String file : CONNECTORS) {
      classes.add(connector(file).path("config").path("connector.class").asText());
    }
    assertThat(Repository.text("sink/src/main/resources/" + service).strip().lines())
        .containsExactlyElementsOf(classes);
  }

  @Test
  void theWorkerKnowsEveryKey() throws Exception {
    assertThat(workerSettings().keySet())
        .filteredOn(key -> !key.matches("consumer\\..+|config\\.providers\\..+"))
        .isSubsetOf(new DistributedConfig(workerSettings()).values().keySet());
  }

  @Test
  void theWorkerTakesItsSettings() throws Exception {
    Map<String, String> settings = workerSettings();
    assertThat(new DistributedConfig(settings).getList("bootstrap.servers"))
        .containsExactly(compose.environment("connect").get("WIREDESK_KAFKA"));
    assertThat(settings)
        .containsEntry("plugin.discovery", "service_load")
        .containsEntry("consumer.isolation.level", "read_committed")
        .containsEntry("config.providers.env.class", EnvVarConfigProvider.class.getName())
        .containsEntry("listeners", "http://:" + PortRole.CONNECT.usual());
  }

  @Test
  void theWorkerHasTheMountsThatItReads() throws Exception {
    Map<String, String> mounts = new TreeMap<>();
    compose.mounts().stream()
        .filter(m -> m.service().equals("connect"))
        .forEach(m -> mounts.put(m.target(), m.source()));
    assertThat(mounts)
        .containsEntry(worker().getProperty("plugin.path"), "./sink/target/plugin")
        .containsEntry("/etc/wiredesk/worker.properties", "./" + WORKER);
    assertThat(ComposeFile.texts(compose.service("connect").path("command")))
        .last()
        .isEqualTo("/etc/wiredesk/worker.properties");
  }

  @Test
  void everyVariableIsInTheWorkersEnvironmentAndAllowed() throws Exception {
    String files = texts() + Repository.text(WORKER);
    String allowed = worker().getProperty("config.providers.env.param.allowlist.pattern");
    assertThat(VARIABLE.matcher(files).results().map(m -> m.group(1)).distinct())
        .isNotEmpty()
        .allMatch(name -> name.matches(allowed))
        .allMatch(compose.environment("connect")::containsKey);
  }

  /** Runs the service's own shell text, but for the sending. */
  @ParameterizedTest
  @CsvSource({"connector, wiredesk-postgres", "connector-opensearch, wiredesk-opensearch"})
  void theConnectorIsSentWithoutItsName(String service, String name) throws Exception {
    String file = "sink/src/main/connector/" + name + ".json";
    String script = compose.service(service).path("command").path(0).asText().replace("$$", "$");
    int send = script.indexOf("| curl");
    assertThat(send).isPositive();
    assertThat(script).endsWith("/connectors/" + name + "/config");
    assertThat(connector(file).path("name").asText()).isEqualTo(name);

    Process process =
        new ProcessBuilder(
                "sh",
                "-ec",
                script
                    .substring(0, send)
                    .replace("/etc/wiredesk/" + name + ".json", "'" + Repository.path(file) + "'"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String sent = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(json.readTree(sent)).isEqualTo(connector(file).path("config"));
  }

  /** What all connectors' files say. */
  static String texts() {
    return CONNECTORS.stream().map(Repository::text).collect(Collectors.joining());
  }

  private JsonNode connector(String file) throws Exception {
    return json.readTree(Repository.text(file));
  }

  private static SinkConnector sink(JsonNode config) throws Exception {
    return Class.forName(config.path("connector.class").asText())
        .asSubclass(SinkConnector.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private static Properties worker() throws Exception {
    Properties properties = new Properties();
    properties.load(new StringReader(Repository.text(WORKER)));
    return properties;
  }

  /** With the variables that Compose gives filled in. */
  private Map<String, String> workerSettings() throws Exception {
    Map<String, String> environment = compose.environment("connect");
    Map<String, String> settings = new HashMap<>();
    Properties worker = worker();
    for (String key : worker.stringPropertyNames()) {
      settings.put(
          key,
          VARIABLE
              .matcher(worker.getProperty(key, ""))
              .replaceAll(m -> environment.getOrDefault(m.group(1), "unset")));
    }
    return settings;
  }
}
