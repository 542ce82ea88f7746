package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that writes .env, run, against what docker-compose.yml asks for. */
class MakeEnvTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void oneCommandDrawsEverySecret() throws Exception {
    Path file = folder.resolve(".env");
    assertThat(makeEnv(file.toString())).isZero();
    Properties drawn = properties(file);
    assertThat(drawn.stringPropertyNames())
        .isEqualTo(variables(variable -> variable.group(2).startsWith(":?")));
    byte[] operator =
        drawn.getProperty("WIREDESK_OPERATOR_KEY", "").getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(operator);
    assertThat(drawn.getProperty("WIREDESK_OPERATOR_HASHED_KEY"))
        .isEqualTo("sha256:" + HexFormat.of().formatHex(hash));
    assertThat(drawn.getProperty("WIREDESK_FEED_DEMO_KEY")).matches("sha256:[0-9a-f]{64}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    String before = Files.readString(file);
    assertThat(makeEnv(file.toString())).as("secrets in use are not lost").isEqualTo(1);
    assertThat(file).hasContent(before);
  }

  @Test
  void threeBrokersKeepTwoOfThreeReplicas() throws Exception {
    Path file = folder.resolve(".env");
    assertThat(makeEnv("--cluster", file.toString())).isZero();
    Properties cluster = properties(file);
    ComposeFile compose = ComposeFile.read();
    List<String> brokers =
        compose.services().stream().filter(s -> compose.buildTarget(s).equals("kafka")).toList();

    assertThat(brokers).hasSize(3);
    assertThat(cluster)
        .containsEntry("WIREDESK_REPLICATION", "3")
        .containsEntry("WIREDESK_MIN_IN_SYNC", Integer.toString(TopicSpec.minInSync(3)));
    List<String> addresses = new ArrayList<>();
    List<String> voters = new ArrayList<>();
    for (String broker : brokers) {
      Map<String, String> environment = compose.environment(broker);
      assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS"))
          .startsWith("INSIDE://" + broker + ":19092,HOST://127.0.0.1:")
          .endsWith(compose.ports(broker).get(0).split(":", -1)[1]);
      addresses.add(broker + ":19092");
      voters.add(environment.get("KAFKA_NODE_ID") + "@" + broker + ":9093");
      String profile = compose.service(broker).path("profiles").path(0).asText();
      assertThat(profile)
          .isEqualTo(broker.equals("kafka") ? "" : cluster.getProperty("COMPOSE_PROFILES"));
    }
    assertThat(cluster)
        .containsEntry("WIREDESK_KAFKA", String.join(",", addresses))
        .containsEntry("WIREDESK_KAFKA_VOTERS", String.join(",", voters));
    assertThat(variables(v -> true))
        .as("compose reads all of it")
        .containsAll(
            cluster.stringPropertyNames().stream()
                .filter(name -> !name.equals("COMPOSE_PROFILES"))
                .toList());
  }

  private static Set<String> variables(Predicate<MatchResult> which) {
    return ComposeFile.VARIABLE
        .matcher(Repository.text("docker-compose.yml"))
        .results()
        .filter(which)
        .map(variable -> variable.group(1))
        .collect(Collectors.toSet());
  }

  private static Properties properties(Path file) throws Exception {
    Properties properties = new Properties();
    properties.load(Files.newBufferedReader(file));
    return properties;
  }

  private static int makeEnv(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(Repository.path("cli/src/main/config/make-env").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
