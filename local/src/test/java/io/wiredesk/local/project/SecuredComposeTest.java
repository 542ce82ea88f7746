package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** deploy/secure: what it lays over docker-compose.yml, and what it draws. */
class SecuredComposeTest {
  private static final String FOLDER = "deploy/secure/";
  private static final String WORKER = "deploy/kubernetes/config/kafka.properties";

  private final JsonNode services =
      new ObjectMapper()
          .<JsonNode>valueToTree(new Yaml().load(Repository.text(FOLDER + "compose.yml")))
          .path("services");

  @Test
  void changesServicesThatAreThere() {
    List<String> known = new ArrayList<>(ComposeFile.read().services());
    known.add("acls");
    assertThat(ComposeFile.names(services)).isSubsetOf(known);
    assertThat(ComposeFile.texts(services.path("acls").path("command")))
        .contains("/deploy/make-acls", "apply");
  }

  @Test
  void setsTheBrokerByKafkasOwnKeys() {
    Map<String, String> set = new HashMap<>();
    services
        .path("kafka")
        .path("environment")
        .properties()
        .forEach(e -> set.put(e.getKey(), e.getValue().asText()));
    assertThat(set.keySet())
        .filteredOn(name -> !name.equals("KAFKA_OPTS"))
        .map(name -> name.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'))
        .map(name -> name.replaceFirst("^listener\\.name\\.[a-z]+\\.", ""))
        .filteredOn(key -> !key.equals(StandardAuthorizer.SUPER_USERS_CONFIG))
        .isSubsetOf(AbstractKafkaConfig.CONFIG_DEF.names());
    assertThat(services.path("kafka-3")).isEqualTo(services.path("kafka"));
    Map<String, String> open = ComposeFile.read().environment("kafka");
    for (String listener : open.getOrDefault("KAFKA_LISTENERS", "").split(",", -1)) {
      String name = listener.substring(0, listener.indexOf(':'));
      assertThat(set.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"))
          .containsPattern(name + ":(SASL_)?SSL");
    }
  }

  @Test
  void everyRoleIsAUserOfTheTable() {
    for (String role : List.of("topics", "ingest", "enrich", "monitor", "connect", "registry")) {
      assertThat(ComposeFile.texts(services.path(role).path("volumes")))
          .contains("./deploy/secure/drawn/wiredesk-" + role + ":/etc/wiredesk/user:ro");
      assertThat(Acls.principals()).contains("wiredesk-" + role);
    }
  }

  @Test
  void theWorkersSettingsAreKafkas() throws Exception {
    Properties worker = properties(Repository.text(WORKER));
    Map<String, Set<String>> known =
        Map.of(
            "consumer", ConsumerConfig.configNames(),
            "producer", ProducerConfig.configNames(),
            "admin", AdminClientConfig.configNames());
    Map<String, String> own = new HashMap<>();
    for (String key : worker.stringPropertyNames()) {
      int dot = key.indexOf('.');
      if (known.containsKey(key.substring(0, dot))) {
        assertThat(known.get(key.substring(0, dot))).contains(key.substring(dot + 1));
        assertThat(worker.getProperty(key)).isEqualTo(worker.getProperty(key.substring(dot + 1)));
      } else if (!key.startsWith("config.providers")) {
        own.put(key, worker.getProperty(key, ""));
      }
    }
    Map<String, String> whole = new HashMap<>();
    Properties shared = properties(Repository.text(ConnectFilesTest.WORKER));
    shared.stringPropertyNames().forEach(key -> whole.put(key, shared.getProperty(key, "")));
    whole.replaceAll((key, value) -> value.replace("${env:WIREDESK_REPLICATION}", "3"));
    assertThat(own.keySet()).isSubsetOf(new DistributedConfig(whole).values().keySet());
  }

  @Test
  void drawsWhatIsMounted(@TempDir Path scratch) throws Exception {
    assumeThat(run("sh", "-c", "command -v openssl awk")).as("openssl is installed").isZero();
    Path drawn = scratch.resolve("drawn");
    String script = Repository.path(FOLDER + "draw").toString();
    assertThat(run("sh", script, drawn.toString())).isZero();
    for (JsonNode service : services) {
      for (String volume : ComposeFile.texts(service.path("volumes"))) {
        String source = volume.split(":", -1)[0].substring(2);
        assertThat(
                source.startsWith(FOLDER + "drawn/")
                    ? drawn.resolve(source.substring((FOLDER + "drawn/").length()))
                    : Repository.path(source))
            .exists();
      }
    }
    assertThat(run("openssl", "verify", "-CAfile", drawn + "/ca/ca.crt", keys(drawn))).isZero();
    String known = Files.readString(drawn.resolve("broker/jaas.conf"));
    for (String principal : Acls.principals()) {
      String login = Files.readString(drawn.resolve(principal).resolve("sasl.jaas.config"));
      String password = login.replaceFirst("(?s).*password=\"(\\w+)\".*", "$1");
      assertThat(known).contains("user_" + principal + "=\"" + password + "\"");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(drawn)))
        .isEqualTo("rwx------");
    assertThat(run("sh", script, drawn.toString())).as("keys in use are not lost").isEqualTo(1);
    assertThat(Repository.text(".gitignore")).contains(FOLDER + "drawn/");
  }

  private static String keys(Path drawn) {
    return drawn.resolve("broker/keystore.pem").toString();
  }

  private static Properties properties(String text) throws Exception {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
