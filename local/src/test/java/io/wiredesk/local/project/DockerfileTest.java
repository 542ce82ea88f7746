package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.local.stack.PortRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The images that deploy/Dockerfile makes, against the build and the code. */
class DockerfileTest {
  private final Dockerfile dockerfile = Dockerfile.read();

  @Test
  void basesAreOfTheVersionsOfTheBuild() {
    String java = Repository.pomValue("pom.xml", "maven.compiler.release");
    String kafka = "apache/kafka:" + Repository.pomValue("pom.xml", "kafka.version");
    Map<String, String> bases = new TreeMap<>();
    dockerfile.stages().forEach(s -> bases.put(s, dockerfile.last(s, "FROM")));
    assertThat(bases)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "build", "maven:3.9-eclipse-temurin-" + java + " AS build",
                "role", "eclipse-temurin:" + java + "-jre AS role",
                "connect", kafka + " AS connect",
                "kafka", kafka + " AS kafka"));
  }

  @Test
  void copiesWhatIsThereOrWhatTheBuildMakes() throws Exception {
    List<String> ignored = Files.readAllLines(Repository.path(".dockerignore"));
    for (String stage : List.of("role", "connect", "kafka")) {
      assertThat(dockerfile.copies(stage)).isNotEmpty();
      for (Dockerfile.Copy copy : dockerfile.copies(stage)) {
        if (copy.built()) {
          String folder = copy.source().replaceFirst("/[^/]+\\.jar$", "");
          assertThat(folder).contains("/target/").matches(Repository::hasOrBuilds);
        } else {
          assertThat(Repository.path(copy.source())).exists();
          assertThat(ignored).noneMatch(copy.source()::startsWith);
        }
      }
    }
  }

  @Test
  void theBuildSeesNeitherSecretsNorWhatWasBuiltOutside() throws Exception {
    List<String> ignored = Files.readAllLines(Repository.path(".dockerignore"));
    assertThat(ignored).contains("**/target", ".git", ".env", ".env.*", "data");
    assertThat(ignored).noneMatch(".mvn"::startsWith);
    assertThat(dockerfile.last("build", "RUN"))
        .contains("-Pimages", "-pl cli,sink,archive -am package");
  }

  @Test
  void theRoleStartsTheCommandLineAsNobodySpecial() throws Exception {
    List<String> command = words(dockerfile.last("role", "ENTRYPOINT"));
    assertThat(Class.forName(command.get(command.size() - 1))).hasDeclaredMethods("main");
    assertThat(command).contains("/opt/wiredesk/lib/*");
    assertThat(targets("role")).contains("/opt/wiredesk/lib", "/etc/wiredesk/wiredesk.yaml");
    assertThat(dockerfile.last("role", "USER")).isEqualTo("10001:10001");
    assertThat(dockerfile.last("role", "EXPOSE").split(" "))
        .containsExactlyInAnyOrder(
            port(PortRole.INGEST),
            port(PortRole.ENRICH),
            port(PortRole.MONITOR),
            port(PortRole.SFTP));
    assertThat(dockerfile.last("role", "HEALTHCHECK"))
        .contains(port(PortRole.INGEST), port(PortRole.ENRICH), port(PortRole.MONITOR))
        .contains("/health/ready");
  }

  @Test
  void everyServiceStartsWhatItsImageHas() {
    ComposeFile compose = ComposeFile.read();
    for (String service : List.of("connector", "connector-opensearch", "connector-iceberg")) {
      assertThat(compose.service(service).path("entrypoint").path(0).asText())
          .isIn(targets("role"));
      assertThat(compose.service(service).path("command").path(1).asText())
          .satisfies(
              file ->
                  assertThat(Repository.path("sink/src/main/connector"))
                      .isDirectoryContaining(
                          f -> file.equals("/etc/wiredesk/connector/" + f.getFileName())));
    }
    assertThat(targets("role")).contains("/etc/wiredesk/connector/");
  }

  /** Runs the image's own shell text up to the program that only the image has. */
  @Test
  void theWorkersSettingsAreThoseOfTheClusterAfterTheSharedOnes(
      @org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
    Files.copy(Repository.path(ConnectFilesTest.WORKER), folder.resolve("worker.properties"));
    Files.createDirectory(folder.resolve("worker.d"));
    Files.writeString(folder.resolve("worker.d/kafka.properties"), "security.protocol=SASL_SSL\n");
    String script = words(dockerfile.last("connect", "CMD")).get(2);
    Path merged = folder.resolve("merged");
    int run = script.indexOf("; exec /opt/kafka/bin/connect-distributed.sh /tmp/worker.properties");
    assertThat(run).isPositive();

    Process process =
        new ProcessBuilder(
                "sh",
                "-ec",
                script
                    .substring(0, run)
                    .replace("cd /etc/wiredesk", "cd '" + folder + "'")
                    .replace("/tmp/worker.properties", "'" + merged + "'"))
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
    assertThat(merged)
        .hasContent(Repository.text(ConnectFilesTest.WORKER) + "security.protocol=SASL_SSL\n");
  }

  @Test
  void theBrokersMetricsAreWherePrometheusLooks() {
    List<String> command = new ArrayList<>();
    command.add(dockerfile.last("kafka", "CMD"));
    assertThat(command.get(0)).contains("/etc/kafka/docker/run");
    for (String target : targets("kafka")) {
      assertThat(command.get(0)).contains(target);
    }
    assertThat(command.get(0)).contains("=" + dockerfile.last("kafka", "EXPOSE") + ":");
    assertThat(Repository.text(PrometheusFilesTest.FOLDER + "prometheus.yml"))
        .contains("port: " + dockerfile.last("kafka", "EXPOSE"));
  }

  private List<String> targets(String stage) {
    return dockerfile.copies(stage).stream().map(Dockerfile.Copy::target).toList();
  }

  private static String port(PortRole role) {
    return Integer.toString(role.usual());
  }

  private static List<String> words(String json) throws Exception {
    return List.of(new ObjectMapper().readValue(json, String[].class));
  }
}
