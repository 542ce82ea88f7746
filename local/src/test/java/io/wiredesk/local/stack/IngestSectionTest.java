package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's feeds in a stack of one machine. */
class IngestSectionTest {
  private static final String KEY = "sha256:" + "ab".repeat(32);

  @TempDir Path folder;

  IngestSectionTest() {}

  @Test
  void feedsKeepTheirSettingsAndHaveTheStacksKeyBesides() throws Exception {
    IngestConfig ingest =
        merged(
            """
            ingest:
              listen: 0.0.0.0:80
              dataDir: /elsewhere
              maxBodyBytes: 1234
              sftp: {listen: "0.0.0.0:22", maxSessions: 3}
              feeds:
                acme:
                  provider: Acme News
                  timeZone: Europe/Oslo
                  keys: ["%s"]
                  drop: {passwords: ["%s"]}
                  poll: {urls: ["https://acme.example/news.rss"]}
            """
                .formatted(KEY, KEY));
    var acme = Objects.requireNonNull(ingest.feeds().get("acme"));
    assertThat(acme.provider()).isEqualTo("Acme News");
    assertThat(acme.timeZone()).hasToString("Europe/Oslo");
    assertThat(acme.poll()).isNotNull();
    assertThat(acme.keys()).hasSize(2).contains(KEY);
    assertThat(Objects.requireNonNull(acme.drop()).passwords()).hasSize(2);
    assertThat(acme.directory()).isTrue();
    assertThat(ingest.feeds()).containsOnlyKeys("acme", "other");
    assertThat(ingest.push().maxBodyBytes()).isEqualTo(1234);
    assertThat(ingest.sftp().maxSessions()).isEqualTo(3);
    assertThat(ingest.listen()).hasToString(Ports.usual().address(PortRole.INGEST));
    assertThat(ingest.sftp().listen()).hasToString(Ports.usual().address(PortRole.SFTP));
    assertThat(ingest.dataDir()).startsWith(folder);
  }

  /** Secrets stay where they are: the file that the stack writes names them. */
  @Test
  void placeholdersAreKept() throws Exception {
    Path file = file("ingest: {feeds: {acme: {provider: \"${WIREDESK_TEST_UNSET:-Acme}\"}}}");
    assertThat(IngestSection.read(file).feeds().get("acme"))
        .containsEntry("provider", "${WIREDESK_TEST_UNSET:-Acme}");
  }

  @Test
  void aFileWithoutTheSectionHasNoFeeds() throws Exception {
    assertThat(IngestSection.read(file("kafka: {}"))).isEqualTo(IngestSection.NONE);
  }

  @Test
  void aMistakeIsOneLineThatNamesItsKey() throws Exception {
    Path file = file("ingest: {feeds: {acme: {poll: {url: x}}}}");
    assertThatThrownBy(() -> IngestSection.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown key ingest.feeds.acme.poll.url; known here: [urls, ")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> IngestSection.read(folder.resolve("missing")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("missing");
  }

  private IngestConfig merged(String yaml) throws IOException {
    IngestSection own = IngestSection.read(file(yaml));
    Path data = folder.resolve("data");
    try (DataFolder opened = DataFolder.open(data)) {
      StackOptions options =
          new StackOptions(
              Ports.usual(),
              List.of("other"),
              own,
              SinkSettings.POSTGRES,
              new Distribution(folder));
      StackFeeds feeds =
          StackFeeds.open(opened.folder("keys"), folder.resolve("inbox"), options.feeds());
      String written =
          StackConfig.yaml(options, opened, feeds, new Endpoints.Postgres("jdbc:x", "u", "p"));
      return ConfigFile.parse(written).section("ingest", IngestConfig.class);
    }
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("wiredesk.yaml"), yaml);
  }
}
