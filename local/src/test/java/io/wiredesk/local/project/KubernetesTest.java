package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.schemas.Cleanup;
import io.wiredesk.schemas.TopicSpec;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.ListenAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No Kubernetes runs here: what deploy/kubernetes names is compared with what the code names. */
class KubernetesTest {
  private static final String CONFIG = KubernetesFiles.FOLDER + "config/";
  private static final Map<String, PortRole> PORTS =
      Map.of(
          "ingest", PortRole.INGEST,
          "enrich", PortRole.ENRICH,
          "monitor", PortRole.MONITOR,
          "connect", PortRole.CONNECT,
          "registry", PortRole.REGISTRY);

  private final KubernetesFiles files = KubernetesFiles.read();

  @Test
  void everyFileIsApplied() throws Exception {
    JsonNode kustomization = files.of("Kustomization").get(0);
    try (var yaml = Files.list(Repository.path(KubernetesFiles.FOLDER))) {
      assertThat(ComposeFile.texts(kustomization.path("resources")))
          .containsExactlyInAnyOrderElementsOf(
              yaml.map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".yaml") && !file.startsWith("kustomization"))
                  .toList());
    }
    String version = Repository.pomValue("pom.xml", "version");
    assertThat(kustomization.path("images"))
        .allMatch(image -> image.path("newTag").asText().equals(version))
        .extracting(image -> image.path("name").asText())
        .containsExactly("wiredesk", "wiredesk-connect");
    assertThat(files.of("Secret")).as("secrets are named, never written here").isEmpty();
  }

  @Test
  void topicsAreThoseOfTheCatalogue() {
    Map<String, JsonNode> topics = new TreeMap<>();
    files.of("KafkaTopic").forEach(t -> topics.put(KubernetesFiles.name(t), t.path("spec")));
    assertThat(topics).hasSize(WireTopic.values().length);
    for (WireTopic topic : WireTopic.values()) {
      TopicSpec spec = topic.spec();
      JsonNode made = Objects.requireNonNull(topics.get(topic.topicName()), topic.topicName());
      assertThat(made.path("partitions").asInt()).isEqualTo(spec.partitions());
      assertThat(made.path("replicas").asInt()).isEqualTo(3);
      boolean compact = spec.cleanup() == Cleanup.COMPACT;
      Map<String, String> config = new TreeMap<>();
      made.path("config").properties().forEach(e -> config.put(e.getKey(), e.getValue().asText()));
      assertThat(config)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "cleanup.policy",
                  compact ? "compact" : "delete",
                  compact ? "min.compaction.lag.ms" : "retention.ms",
                  Long.toString(spec.retention().toMillis()),
                  "max.message.bytes",
                  Integer.toString(spec.maxMessageBytes()),
                  "min.insync.replicas",
                  Integer.toString(TopicSpec.minInSync(3))));
    }
  }

  @Test
  void everyWorkloadIsHeldShort() {
    for (JsonNode workload : files.of("Deployment", "StatefulSet", "Job")) {
      String name = KubernetesFiles.name(workload);
      JsonNode pod = KubernetesFiles.pod(workload);
      JsonNode container = KubernetesFiles.container(workload);
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).as(name).isFalse();
      assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).as(name).isTrue();
      assertThat(container.path("resources").path("limits").has("memory")).as(name).isTrue();
      JsonNode rights = container.path("securityContext");
      assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).as(name).isFalse();
      assertThat(rights.path("readOnlyRootFilesystem").asBoolean())
          .as(name)
          .isEqualTo(!name.equals("registry"));
      if (!workload.path("kind").asText().equals("Job")) {
        assertThat(container.has("readinessProbe") && container.has("livenessProbe")).isTrue();
        assertThat(files.one("PodDisruptionBudget", name).at("/spec/selector/matchLabels/app"))
            .asString()
            .contains(name);
      }
      pod.path("volumes")
          .forEach(
              volume ->
                  assertThat(container.path("volumeMounts"))
                      .anyMatch(mount -> mount.path("name").equals(volume.path("name"))));
    }
  }

  @Test
  void imagesAreOursOrOfTheVersionOfTheBuild() {
    String registry = ComposeFile.read().service("registry").path("image").asText();
    for (JsonNode workload : files.of("Deployment", "StatefulSet", "Job")) {
      String image = KubernetesFiles.container(workload).path("image").asText();
      assertThat(image).isIn("wiredesk", "wiredesk-connect", registry);
      String user = KubernetesFiles.pod(workload).at("/securityContext/runAsUser").asText();
      assertThat(image.equals("wiredesk"))
          .isEqualTo((user + ":" + user).equals(Dockerfile.read().last("role", "USER")));
    }
  }

  @Test
  void portsAreThoseOfTheCode() {
    PORTS.forEach(
        (name, role) -> {
          JsonNode workload =
              files.of("Deployment", "StatefulSet").stream()
                  .filter(w -> KubernetesFiles.name(w).equals(name))
                  .findFirst()
                  .orElseThrow();
          assertThat(KubernetesFiles.container(workload).at("/ports/0/containerPort").asInt())
              .isEqualTo(role.usual());
          assertThat(files.one("Service", name).at("/spec/ports/0/port").asInt())
              .isEqualTo(role.usual());
          JsonNode scraped = workload.at("/spec/template/metadata/annotations");
          if (!name.equals("registry")) {
            assertThat(scraped.path("prometheus.io/port").asInt()).isEqualTo(role.usual());
          }
        });
    assertThat(files.one("Service", "ingest").at("/spec/ports/1/port").asInt())
        .isEqualTo(PortRole.SFTP.usual());
  }

  @Test
  void everyRoleReadsItsConfiguration(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("wiredesk.yaml");
    Path jaas = Files.writeString(folder.resolve("sasl.jaas.config"), "a login\n");
    Files.writeString(
        file,
        Repository.text(CONFIG + "wiredesk.yaml")
            .replace("/etc/wiredesk/user/sasl.jaas.config", jaas.toString()));

    IngestConfig ingest = load(file, "StatefulSet", "ingest").section("ingest", IngestConfig.class);
    listensOn(ingest.listen(), PortRole.INGEST);
    listensOn(ingest.sftp().listen(), PortRole.SFTP);
    ConfigFile enrich = load(file, "StatefulSet", "enrich");
    listensOn(enrich.section("enrich", EnrichConfig.class).listen(), PortRole.ENRICH);
    assertThat(enrich.section("enrich", EnrichConfig.class).stateDir().toString())
        .startsWith("/var/lib/wiredesk");
    ConfigFile monitor = load(file, "Deployment", "monitor");
    listensOn(monitor.section("monitor", MonitorConfig.class).listen(), PortRole.MONITOR);
    assertThat(enrich.section("kafka", KafkaSettings.class).properties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "a login")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    load(file, "Job", "topics").section("kafka", KafkaSettings.class);
  }

  @Test
  void theConfigurationIsTheSharedOneButForKafka() {
    String shared = Repository.text(ComposeTest.WIREDESK_YAML);
    String secured = Repository.text(CONFIG + "wiredesk.yaml");
    assertThat(secured.substring(secured.indexOf("\nregistry:")))
        .isEqualTo(shared.substring(shared.indexOf("\nregistry:")));
  }

  @Test
  void everyAddressIsThatOfAService() {
    JsonNode listener = files.one("Kafka", "wiredesk").at("/spec/kafka/listeners/0");
    assertThat(files.sharedEnvironment())
        .containsEntry("WIREDESK_KAFKA", "wiredesk-kafka-bootstrap:" + listener.path("port"));
    for (JsonNode workload : files.of("Deployment", "StatefulSet", "Job")) {
      files
          .environment(workload)
          .forEach(
              (name, value) -> {
                if (value.startsWith("http://") && name.matches("WIREDESK_(?!OPENSEARCH).*")) {
                  URI url = URI.create(value);
                  assertThat(files.one("Service", url.getHost()).at("/spec/ports/0/port").asInt())
                      .isEqualTo(url.getPort());
                }
              });
    }
  }

  @Test
  void everyUserAndSecretIsNamedSomewhere() {
    for (JsonNode workload : files.of("Deployment", "StatefulSet", "Job")) {
      for (JsonNode volume : KubernetesFiles.pod(workload).path("volumes")) {
        String secret = volume.at("/secret/secretName").asText();
        if (volume.path("name").asText().equals("user")) {
          assertThat(Acls.principals()).contains(secret);
          assertThat(secret).isEqualTo("wiredesk-" + KubernetesFiles.name(workload));
        } else if (volume.has("secret")) {
          assertThat(secret).isEqualTo("wiredesk-cluster-ca-cert");
        }
      }
    }
    String how = Repository.text(KubernetesFiles.FOLDER + "kustomization.yaml");
    assertThat(how).contains("secret generic wiredesk-postgres", "secret generic wiredesk ");
  }

  @Test
  void givesNoVariableThatNobodyReads() {
    String readers =
        Repository.text(CONFIG + "wiredesk.yaml")
            + Repository.text(CONFIG + "kafka.properties")
            + ConnectFilesTest.texts()
            + Repository.text(ConnectFilesTest.WORKER);
    for (JsonNode workload : files.of("Deployment", "StatefulSet", "Job")) {
      assertThat(files.environment(workload).keySet())
          .filteredOn(name -> name.startsWith("WIREDESK_"))
          .allMatch(name -> readers.contains("${" + name) || readers.contains("${env:" + name));
    }
  }

  @Test
  void theWorkerHasEveryVariable() {
    JsonNode connect = files.one("Deployment", "connect");
    String all =
        ConnectFilesTest.texts()
            + Repository.text(ConnectFilesTest.WORKER)
            + Repository.text(CONFIG + "kafka.properties");
    assertThat(ConnectFilesTest.VARIABLE.matcher(all).results().map(m -> m.group(1)))
        .isSubsetOf(files.environment(connect).keySet());
  }

  private ConfigFile load(Path file, String kind, String name) {
    JsonNode workload = files.one(kind, name);
    List<String> arguments = ComposeFile.texts(KubernetesFiles.container(workload).path("args"));
    assertThat(arguments).startsWith(name).endsWith("/etc/wiredesk/config/wiredesk.yaml");
    return ConfigFile.load(file, files.environment(workload));
  }

  private static void listensOn(ListenAddress listen, PortRole role) {
    assertThat(listen.isLoopback()).isFalse();
    assertThat(listen.port()).isEqualTo(role.usual());
  }
}
