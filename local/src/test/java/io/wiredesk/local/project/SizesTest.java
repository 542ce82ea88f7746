package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one part lets through fits the next, from a sender's message to Connect's dead letters. */
class SizesTest {

  @Test
  void whatIngestTakesIsAMessageAndMayBeReplayed() {
    IngestConfig ingest = ConfigFile.parse("").section("ingest", IngestConfig.class);
    assertThat(ingest.maxBodyBytes()).isLessThanOrEqualTo(ingest.maxInflatedBytes());
    assertThat(ingest.maxInflatedBytes()).isEqualTo(WireSizes.MESSAGE);
    assertThat(ingest.maxInFlightBytes()).isGreaterThan(2L * WireSizes.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxInflatedBytes: %d",
        "feeds: {a: {directory: true, maxMessageBytes: %d}}",
        "feeds: {a: {poll: {urls: ['https://a.example/'], maxBytes: %d}}}"
      })
  void nothingLargerCanBeConfigured(String setting) {
    String section = "ingest: {%s}";
    ConfigFile.parse(section.formatted(setting.formatted(WireSizes.MESSAGE)))
        .section("ingest", IngestConfig.class);
    assertThatThrownBy(
            () ->
                ConfigFile.parse(section.formatted(setting.formatted(WireSizes.MESSAGE + 1)))
                    .section("ingest", IngestConfig.class))
        .hasMessageContaining("must be at most " + WireSizes.MESSAGE);
  }

  @Test
  void aMessageAndAllThatIsReadOfItIsAValueAndIsRejectedWhole() {
    assertThat(WireSizes.MESSAGE + WireSizes.FIELDS).isLessThan(WireSizes.REJECTED);
    assertThat(WireSizes.REJECTED).isLessThan(WireSizes.VALUE);
    assertThat(WireSizes.HEAD).isLessThan(WireSizes.VALUE);
  }

  /** zstd adds a 256th to what it cannot compress. */
  @Test
  void aValueWithItsEnvelopeIsARecordOfEveryTopic() {
    assertThat(WireSizes.VALUE + WireSizes.VALUE / 256).isLessThan(WireSizes.RECORD);
    for (WireTopic topic : WireTopic.values()) {
      assertThat(topic.spec().maxMessageBytes()).isEqualTo(WireSizes.RECORD);
    }
  }

  @Test
  void aRecordIsARequestAndASegmentOfTheBroker() {
    Map<String, String> settings = new TreeMap<>();
    ComposeFile.read()
        .environment("kafka")
        .forEach(
            (name, value) -> {
              if (name.startsWith("KAFKA_")) {
                settings.put(name.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'), value);
              }
            });
    assertThat(number("socket.request.max.bytes", settings)).isGreaterThan(WireSizes.RECORD);
    assertThat(number("log.segment.bytes", settings)).isGreaterThan(WireSizes.RECORD);
  }

  @Test
  void aDeadLetterIsARequestOfConnects() throws Exception {
    assertThat(
            new ObjectMapper()
                .readTree(Repository.text(ConnectFilesTest.CONNECTORS.get(0)))
                .path("config")
                .path("producer.override.max.request.size")
                .asInt())
        .isEqualTo(WireSizes.RECORD);
  }

  private static int number(String key, Map<String, String> settings) {
    Object usual = AbstractKafkaConfig.CONFIG_DEF.defaultValues().get(key);
    return Integer.parseInt(settings.getOrDefault(key, String.valueOf(usual)));
  }
}
