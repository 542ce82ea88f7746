package io.wiredesk.local.project;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.ListenAddress;
import io.wiredesk.service.RegistrySettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No Docker runs here: what docker-compose.yml names is compared with what the code names. */
class ComposeTest {
  static final String WIREDESK_YAML = "cli/src/main/config/wiredesk.yaml";

  /** What each role reads its section into. */
  private static final Map<String, Class<? extends Record>> CONFIGS =
      Map.of(
          "ingest", IngestConfig.class,
          "enrich", EnrichConfig.class,
          "monitor", MonitorConfig.class);

  private static final Map<String, List<PortRole>> PORTS =
      Map.ofEntries(
          entry("kafka", List.of(PortRole.KAFKA)),
          entry("registry", List.of(PortRole.REGISTRY)),
          entry("connect", List.of(PortRole.CONNECT)),
          entry("postgres", List.of(PortRole.POSTGRES)),
          entry("ingest", List.of(PortRole.INGEST, PortRole.SFTP)),
          entry("enrich", List.of(PortRole.ENRICH)),
          entry("monitor", List.of(PortRole.MONITOR)));

  private final ComposeFile compose = ComposeFile.read();

  @Test
  void everyServiceHasItsShareOfMemory() {
    for (String service : compose.services()) {
      String limit = compose.service(service).path("mem_limit").asText();
      assertThat(limit).as(service).matches("64m|\\$\\{WIREDESK_[A-Z]+_MEMORY:-\\d+[mg]}");
    }
  }

  @Test
  void mountsWhatIsThereOrWhatTheBuildMakes() {
    assertThat(compose.mounts())
        .allSatisfy(
            mount -> {
              if (mount.isNamed()) {
                assertThat(compose.namedVolumes()).contains(mount.source());
              } else {
                assertThat(mount.readOnly()).isTrue();
                assertThat(mount.source()).startsWith("./").matches(Repository::hasOrBuilds);
              }
            });
    assertThat(compose.mounts()).extracting("source").containsAll(compose.namedVolumes());
  }

  @Test
  void publishesTheCodesPortsOnLoopbackAlone() {
    for (String service : compose.services()) {
      assertThat(compose.ports(service)).allMatch(p -> p.startsWith("127.0.0.1:"));
    }
    PORTS.forEach(
        (service, roles) ->
            assertThat(compose.ports(service))
                .map(p -> p.substring(0, p.lastIndexOf(':')))
                .isEqualTo(roles.stream().map(r -> "127.0.0.1:" + r.usual()).toList()));
  }

  /** With the hash that push knows the demo feed by, so that one secret will do. */
  @Test
  void takesUploadsOnThePublishedPort() {
    IngestConfig ingest = file("ingest").section("ingest", IngestConfig.class);
    assertThat(ingest.sftp().listen().isLoopback()).isFalse();
    assertThat(compose.ports("ingest"))
        .anyMatch(p -> p.endsWith(":" + ingest.sftp().listen().port()));
    assertThat(Objects.requireNonNull(ingest.feeds().get("demo")).drop()).isNotNull();
    ConfigFile plain = ConfigFile.load(Repository.path(WIREDESK_YAML), secrets());
    assertThat(plain.section("ingest", IngestConfig.class).sftp())
        .isEqualTo(ConfigFile.parse("").section("ingest", IngestConfig.class).sftp());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "monitor"})
  void everyRoleReadsItsConfiguration(String role) throws Exception {
    Object config = file(role).section(role, configOf(role));

    ListenAddress listen = (ListenAddress) accessor(config, "listen");
    assertThat(listen.isLoopback()).isFalse();
    assertThat(compose.ports(role)).first().asString().endsWith(":" + listen.port());
    assertThat(compose.service(role).path("healthcheck").path("test").toString())
        .contains("http://127.0.0.1:" + listen.port() + "/health/ready");
    readsTheSharedSections(role);
  }

  @Test
  void topicsAreCreatedFromTheSameFile() {
    readsTheSharedSections("topics");
    assertThat(file("topics").section("topics", TopicOverrides.class).replication()).isEqualTo(1);
  }

  /** On loopback too, as they are when no variable but the secrets is set. */
  @Test
  void defaultsAreThoseOfTheCode() throws Exception {
    ConfigFile file = ConfigFile.load(Repository.path(WIREDESK_YAML), secrets());
    ConfigFile empty = ConfigFile.parse("");

    for (String role : CONFIGS.keySet()) {
      assertThat(accessor(file.section(role, configOf(role)), "listen"))
          .isEqualTo(accessor(empty.section(role, configOf(role)), "listen"));
    }
    assertThat(file.section("kafka", KafkaSettings.class))
        .isEqualTo(empty.section("kafka", KafkaSettings.class));
    assertThat(file.section("registry", RegistrySettings.class))
        .isEqualTo(empty.section("registry", RegistrySettings.class));
  }

  @Test
  void asksForSecretsAndGivesEverythingElseADefault() {
    List<MatchResult> variables =
        ComposeFile.VARIABLE.matcher(Repository.text("docker-compose.yml")).results().toList();
    assertThat(variables).isNotEmpty();
    for (MatchResult variable : variables) {
      boolean secret = variable.group(1).matches(".*_(PASSWORD|KEY|TOKEN)");
      if (variable.group().equals("${WIREDESK_OPENSEARCH_PASSWORD:-}")) {
        continue; // the profile's own OpenSearch asks nobody
      }
      assertThat(variable.group(2)).as(variable.group(1)).startsWith(secret ? ":?" : ":-");
    }
  }

  @Test
  void givesNoVariableThatNobodyReads() {
    String readers =
        Repository.text(WIREDESK_YAML)
            + ConnectFilesTest.texts()
            + Repository.text(ConnectFilesTest.WORKER);
    for (String service : compose.services()) {
      assertThat(compose.environment(service).keySet())
          .filteredOn(name -> name.startsWith("WIREDESK_"))
          .allMatch(name -> readers.contains("${" + name) || readers.contains("${env:" + name));
    }
  }

  @Test
  void everyTopicIsInTheCatalogue() {
    Pattern topic = Pattern.compile("\\bwire\\.[a-z]+(?:\\.[a-z]+(?![-a-z]))?");
    String all =
        Stream.of("docker-compose.yml", WIREDESK_YAML, PrometheusFilesTest.RULES)
            .map(Repository::text)
            .reduce(ConnectFilesTest.texts(), String::concat);
    TreeSet<String> named = new TreeSet<>();
    topic.matcher(all).results().forEach(m -> named.add(m.group()));
    assertThat(named).contains("wire.stories").allMatch(t -> WireTopic.named(t).isPresent());
  }

  @Test
  void setsTheBrokerByKafkasOwnKeys() {
    Map<String, String> environment = compose.environment("kafka");
    assertThat(environment.keySet())
        .filteredOn(name -> name.startsWith("KAFKA_") && !name.equals("KAFKA_HEAP_OPTS"))
        .map(name -> name.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'))
        .isSubsetOf(AbstractKafkaConfig.CONFIG_DEF.names());
    assertThat(environment).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
  }

  @Test
  void everyAddressIsThatOfAService() {
    for (String service : compose.services()) {
      compose
          .environment(service)
          .forEach(
              (name, value) -> {
                if (name.startsWith("WIREDESK_") && value.contains("://")) {
                  isAService(URI.create(value.replaceFirst("^jdbc:", "")));
                } else if (name.equals("WIREDESK_KAFKA")) {
                  assertThat(compose.environment("kafka").get("KAFKA_ADVERTISED_LISTENERS"))
                      .contains("INSIDE://" + value + ",");
                }
              });
    }
  }

  @Test
  void waitsOnlyForWhatCanBecomeTrue() {
    for (String service : compose.services()) {
      compose
          .service(service)
          .path("depends_on")
          .properties()
          .forEach(
              e -> {
                JsonNode needed = compose.service(e.getKey());
                String condition = e.getValue().path("condition").asText();
                assertThat(condition).isIn("service_healthy", "service_completed_successfully");
                assertThat(needed.has("healthcheck")).isEqualTo(condition.endsWith("healthy"));
                assertThat(needed.path("restart").asText().equals("no"))
                    .isEqualTo(condition.endsWith("successfully"));
              });
    }
  }

  private void isAService(URI address) {
    assertThat(compose.ports(address.getHost()))
        .as(address.toString())
        .anyMatch(p -> p.endsWith(":" + address.getPort()));
  }

  /** What nobody else can know; with it alone everything has its default. */
  private Map<String, String> secrets() {
    Map<String, String> secrets = compose.environment("monitor");
    secrets.keySet().removeIf(k -> !k.endsWith("_TOKEN") && !k.endsWith("_PASSWORD"));
    secrets.put("WIREDESK_FEED_DEMO_KEY", "sha256:" + "ab".repeat(32));
    secrets.put("WIREDESK_OPERATOR_HASHED_KEY", "sha256:" + "ab".repeat(32));
    secrets.put("WIREDESK_OPERATOR_KEY", "an operator's key");
    return secrets;
  }

  private void readsTheSharedSections(String service) {
    ConfigFile file = file(service);
    Map<String, String> environment = compose.environment(service);
    assertThat(file.section("kafka", KafkaSettings.class).properties())
        .containsEntry("bootstrap.servers", environment.get("WIREDESK_KAFKA"));
    assertThat(file.section("registry", RegistrySettings.class).properties())
        .containsEntry("schema.registry.url", environment.get("WIREDESK_REGISTRY_URL"));
    String mounted =
        compose.mounts().stream()
            .filter(m -> m.service().equals(service) && m.source().endsWith(WIREDESK_YAML))
            .map(ComposeFile.Mount::target)
            .findFirst()
            .orElse("nowhere");
    assertThat(ComposeFile.texts(compose.service(service).path("command")))
        .endsWith("--config", mounted);
  }

  private ConfigFile file(String service) {
    return ConfigFile.load(Repository.path(WIREDESK_YAML), compose.environment(service));
  }

  private static Class<? extends Record> configOf(String role) {
    return Objects.requireNonNull(CONFIGS.get(role));
  }

  private static Object accessor(Object config, String name) throws Exception {
    var accessor = config.getClass().getDeclaredMethod(name);
    accessor.setAccessible(true);
    return accessor.invoke(config);
  }
}
