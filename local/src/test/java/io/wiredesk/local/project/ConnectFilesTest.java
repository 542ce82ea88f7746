package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.schemas.WireTopic;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The connectors' JSON and the worker's properties, against Connect's and the connectors' keys. */
class ConnectFilesTest {
  static final List<String> CONNECTORS =
      List.of(
          "sink/src/main/connector/wiredesk-postgres.json",
          "sink/src/main/connector/wiredesk-opensearch.json");

  /** Whose connector is Iceberg's. */
  private static final String ARCHIVE = "sink/src/main/connector/wiredesk-iceberg.json";

  static final String WORKER = "sink/src/main/connector/worker.properties";
  static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)}");

  private final ObjectMapper json = new ObjectMapper();
  private final ComposeFile compose = ComposeFile.read();

  static List<String> connectors() {
    return CONNECTORS;
  }

  static List<String> all() {
    return Stream.concat(CONNECTORS.stream(), Stream.of(ARCHIVE)).toList();
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
  @MethodSource("all")
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
  void theArchiveFlattensStoriesAndTalksOnATopicOfTheCatalogue() throws Exception {
    JsonNode config = connector(ARCHIVE).path("config");
    assertThat(config.path("transforms.story.type").asText())
        .isEqualTo(
            Repository.text(
                    "sink/src/main/resources/META-INF/services/org.apache.kafka.connect.transforms.Transformation")
                .strip());
    assertThat(config.path("iceberg.control.topic").asText())
        .isEqualTo(WireTopic.ARCHIVE.topicName());
    assertThat(List.of(config.path("iceberg.tables").asText().split(",", -1)))
        .containsExactly(WireTopic.STORIES.topicName(), WireTopic.DUPLICATES.topicName());
    assertThat(config.path("iceberg.table.wire.stories.route-regex").asText()).isEqualTo("story");
    assertThat(config.path("iceberg.table.wire.duplicates.route-regex").asText()).isEqualTo("copy");
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
  void theWorkersImageHasWhatItReads() throws Exception {
    List<Dockerfile.Copy> copies = new ArrayList<>();
    for (String folder : worker().getProperty("plugin.path", "").split(",", -1)) {
      String module = folder.endsWith("/archive") ? "archive" : "sink";
      copies.add(new Dockerfile.Copy(module + "/target/plugin", folder, true));
    }
    copies.add(new Dockerfile.Copy(WORKER, "/etc/wiredesk/worker.properties", false));
    assertThat(Dockerfile.read().copies("connect")).containsExactlyInAnyOrderElementsOf(copies);
    assertThat(compose.buildTarget("connect")).isEqualTo("connect");
  }

  @Test
  void theWorkersPageOfMetricsIsAPluginOfOurs() throws Exception {
    String extension = worker().getProperty("rest.extension.classes", "");
    String service = "META-INF/services/" + ConnectRestExtension.class.getName();
    assertThat(Repository.text("sink/src/main/resources/" + service).strip()).isEqualTo(extension);
    assertThat(Class.forName(extension)).isAssignableTo(ConnectRestExtension.class);
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

  /** By the script of the image, into a server that keeps what it is sent. */
  @ParameterizedTest
  @MethodSource("all")
  void theConnectorIsSentWithoutItsName(String file) throws Exception {
    String name = connector(file).path("name").asText();
    assertThat(file).endsWith("/" + name + ".json");
    Map<String, String> sent = new HashMap<>();
    HttpServer connect =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    connect.createContext(
        "/",
        exchange -> {
          sent.put(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    connect.start();
    try {
      String script = Repository.path("deploy/send-connector").toString();
      String url = "http://127.0.0.1:" + connect.getAddress().getPort();
      Process process =
          new ProcessBuilder("sh", script, url, Repository.path(file).toString())
              .inheritIO()
              .start();
      assertThat(process.waitFor()).isZero();
    } finally {
      connect.stop(0);
    }
    assertThat(sent).containsOnlyKeys("PUT /connectors/" + name + "/config");
    assertThat(json.readTree(sent.values().iterator().next()))
        .isEqualTo(connector(file).path("config"));
  }

  /** What all connectors' files say. */
  static String texts() {
    return all().stream().map(Repository::text).collect(Collectors.joining());
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
