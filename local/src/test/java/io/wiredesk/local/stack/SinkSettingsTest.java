package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.cli.terminal.CommandException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkSettingsTest {
  private Distribution distribution = new Distribution(Path.of(""));

  @BeforeEach
  void build(@TempDir Path temp) throws Exception {
    Path shipped = Path.of("..", "sink", "src", "main", "connector");
    Path connectors = Files.createDirectory(temp.resolve("connector"));
    for (String file :
        List.of(
            "wiredesk-postgres.json",
            "wiredesk-opensearch.json",
            "wiredesk-iceberg.json",
            "worker.properties")) {
      Files.copy(shipped.resolve(file), connectors.resolve(file));
    }
    distribution = new Distribution(temp);
  }

  private SinkSettings settings(String sink, Map<String, String> environment) {
    return SinkSettings.of(List.of(sink), distribution, environment);
  }

  @Test
  void whatTheConnectorReadsComesFromTheEnvironment() throws Exception {
    SinkSettings settings =
        settings(
            "opensearch",
            Map.of(
                "WIREDESK_OPENSEARCH_URL", "https://search:9200",
                "WIREDESK_OPENSEARCH_PASSWORD", "back\\slash",
                "WIREDESK_POSTGRES_URL", "jdbc:postgresql://elsewhere/x"));
    Properties read = new Properties();
    read.load(new StringReader(settings.lines()));
    assertThat(settings.names()).containsExactly("postgres", "opensearch");
    assertThat(read)
        .containsOnly(
            Map.entry("WIREDESK_OPENSEARCH_URL", "https://search:9200"),
            Map.entry("WIREDESK_OPENSEARCH_USER", ""),
            Map.entry("WIREDESK_OPENSEARCH_PASSWORD", "back\\slash"));
    assertThat(settings.toString()).doesNotContain("slash");
  }

  @Test
  void anAddressThatIsMissingIsNamed() {
    assertThatThrownBy(() -> settings("opensearch", Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("set WIREDESK_OPENSEARCH_URL");
  }

  @Test
  void aSinkThatIsNotThereIsToldWithThoseThatAre() {
    assertThatThrownBy(() -> settings("mongo", Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessage("there is no sink 'mongo'; there are iceberg, opensearch, postgres");
  }

  @Test
  void whatTheEnvironmentLacksIsTheStacksOwn() throws Exception {
    Files.createDirectory(distribution.archive());
    SinkSettings settings =
        settings("iceberg", Map.of("WIREDESK_ICEBERG_WAREHOUSE", "s3://bucket"))
            .orElse(Map.of("WIREDESK_ICEBERG_WAREHOUSE", "here", "WIREDESK_ICEBERG_IO", "local"));
    assertThat(settings.archive()).isTrue();
    assertThat(settings.variables())
        .containsEntry("WIREDESK_ICEBERG_WAREHOUSE", "s3://bucket")
        .containsEntry("WIREDESK_ICEBERG_IO", "local");
  }

  @Test
  void anArchiveWhosePluginIsNotBuiltIsTold() {
    assertThatThrownBy(() -> settings("iceberg", Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("archive's plugin is not in")
        .hasMessageContaining("mvn -DskipTests package");
  }

  @Test
  void postgresIsThereAlways() {
    assertThat(settings("postgres", Map.of())).isEqualTo(SinkSettings.POSTGRES);
  }
}
