package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The images of docker-compose.yml: of the versions of the build, and ours from the clone. */
class ComposeImagesTest {
  private final ComposeFile compose = ComposeFile.read();

  @Test
  void imagesAreOfTheVersionsOfTheBuild() {
    assertThat(image("registry"))
        .isEqualTo("confluentinc/cp-schema-registry:" + confluentClientVersion());
    String postgres = Repository.pomValue("pom.xml", "postgres-binaries.version");
    assertThat(image("postgres")).isEqualTo("postgres:" + postgres.split("\\.", -1)[0]);
    assertThat(image("opensearch"))
        .isEqualTo(
            "opensearchproject/opensearch:" + Repository.pomValue("pom.xml", "opensearch.version"));
    assertThat(image("prometheus")).matches("prom/prometheus:v\\d+\\.\\d+\\.\\d+");
    assertThat(image("grafana")).matches("grafana/grafana:\\d+\\.\\d+\\.\\d+");
    assertThat(image("alertmanager")).matches("prom/alertmanager:v\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void buildsOurImagesFromTheClone() {
    String version = Repository.pomValue("pom.xml", "version");
    Map<String, String> names =
        Map.of("role", "wiredesk", "connect", "wiredesk-connect", "kafka", "wiredesk-kafka");
    Map<String, String> targets = new TreeMap<>();
    for (String service : compose.services()) {
      JsonNode build = compose.service(service).path("build");
      if (build.isMissingNode()) {
        assertThat(image(service)).doesNotContain("wiredesk");
        continue;
      }
      assertThat(build.path("context").asText()).isEqualTo(".");
      assertThat(build.path("dockerfile").asText()).isEqualTo(Dockerfile.PATH);
      String target = build.path("target").asText();
      assertThat(image(service))
          .isEqualTo(names.get(target) + ":${WIREDESK_VERSION:-" + version + "}");
      targets.put(service, target);
    }
    assertThat(targets)
        .containsEntry("kafka", "kafka")
        .containsEntry("kafka-3", "kafka")
        .containsEntry("connect", "connect")
        .containsAllEntriesOf(
            Map.of("topics", "role", "ingest", "role", "enrich", "role", "monitor", "role"))
        .containsEntry("connector", "role");
    assertThat(Dockerfile.read().stages()).containsAll(targets.values());
  }

  private String image(String service) {
    return compose.service(service).path("image").asText();
  }

  private static String confluentClientVersion() {
    return group(
        Repository.text("schemas/confluent-client/pom.xml"),
        "<artifactId>kafka-avro-serializer</artifactId>\\s*<version>([^<]+)<");
  }

  private static String group(String text, String regex) {
    var matcher = Pattern.compile(regex).matcher(text);
    assertThat(matcher.find()).as(regex).isTrue();
    return matcher.group(1);
  }
}
