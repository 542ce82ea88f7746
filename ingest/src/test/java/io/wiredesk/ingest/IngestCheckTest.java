package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.feed.check.Finding;
import io.wiredesk.service.ConfigFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a feed before anything is tried. */
class IngestCheckTest {
  @TempDir Path data;

  @Test
  void theFirstLineTellsWhatTheFeedIs() {
    List<Finding> findings =
        check(
            "acme: {provider: Acme, language: nb, timeZone: Europe/Oslo, expectedInterval: PT15M,"
                + " directory: true}");
    assertThat(findings.get(0))
        .isEqualTo(
            new Finding(
                true,
                "config",
                "acme by directory; provider Acme, language nb, zone Europe/Oslo, expected every"
                    + " PT15M"));
    assertThat(findings).hasSize(2);
  }

  @Test
  void aFeedThatIsNotThereNamesThoseThatAre() {
    assertThat(check("bravo: {directory: true}, alpha: {directory: true}"))
        .containsExactly(
            new Finding(false, "config", "no feed 'acme'; ingest.feeds has alpha, bravo"));
  }

  @Test
  void noFeedAtAll() {
    assertThat(check(""))
        .containsExactly(new Finding(false, "config", "no feed 'acme'; ingest.feeds is empty"));
  }

  /** One line, with the key; the settings of another feed are checked as ingest checks them. */
  @ParameterizedTest
  @CsvSource({
    "'acme: ', feeds: 'acme' has no settings",
    "'Acme: {directory: true}', feeds: 'Acme' is no feed name",
    "'acme: {timeZone: Mars}', ingest.feeds.acme.timeZone",
    "'acme: {dropp: {}}', unknown key ingest.feeds.acme.dropp",
    "'acme: {directory: true}, other: {poll: {}}', ingest.feeds.other.poll",
    "'acme: {keys: [\"${WIREDESK_TEST_UNSET}\"]}', WIREDESK_TEST_UNSET"
  })
  void aBadConfigurationIsOneLine(String feeds, String says) {
    assertThat(check(feeds))
        .singleElement()
        .satisfies(f -> assertThat(f.good()).isFalse())
        .satisfies(f -> assertThat(f.detail()).contains(says).doesNotContain("\n"));
  }

  @Test
  void aSampleIsTheLastLine() {
    List<Finding> findings =
        IngestCheck.of(
            file("acme: {directory: true}"), "acme", data.resolve("missing"), () -> Instant.EPOCH);
    assertThat(findings).hasSize(3).last().extracting(Finding::what).isEqualTo("sample");
  }

  private List<Finding> check(String feeds) {
    return IngestCheck.of(file(feeds), "acme", null, () -> Instant.EPOCH);
  }

  private ConfigFile file(String feeds) {
    return ConfigFile.parse("ingest: {dataDir: %s, feeds: {%s}}".formatted(data, feeds));
  }
}
