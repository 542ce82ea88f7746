package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichConfigTest {

  @Test
  void whatIsLeftOutHasItsDefault() {
    EnrichConfig config = read("enrich: {threads: 2, desk: {window: 5}}");

    assertThat(config.threads()).isEqualTo(2);
    assertThat(config.replication()).isEqualTo(-1);
    assertThat(config.standbyReplicas()).isZero();
    assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(30));
    assertThat(config.gazetteers()).isNull();
    assertThat(config.desk().window()).isEqualTo(5);
    assertThat(config.desk().patience()).isEqualTo(Duration.ofMinutes(10));
    assertThat(read("kafka: {}").desk().unnumbered()).isEqualTo(List.of());
  }

  @Test
  void aFeedsDayHasItsZone() {
    assertThat(read("enrich: {desk: {zones: {dpa: Europe/Berlin}}}").desk().zones())
        .isEqualTo(Map.of("dpa", ZoneId.of("Europe/Berlin")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{threads: 0} | threads must be at least 1, not 0",
        "{standbyReplicas: -1} | standbyReplicas must be at least 0, not -1",
        "{thread: 2} | unknown key enrich.thread; known here:",
        "{threads: many} | enrich.threads: 'many' is no number",
        "{holdInterval: soon} | enrich.holdInterval: 'soon' is no duration",
        "{desk: {window: 60}} | desk.window must be 1 to 31 days, not 60",
        "{desk: {windows: 3}} | unknown key enrich.desk.windows; known here:",
        "{desk: {zones: {dpa: Berlin}}} | enrich.desk.zones.dpa: 'Berlin' is no time zone",
      })
  void saysWhatIsWrong(String section, String fault) {
    assertThatThrownBy(() -> read("enrich: " + section))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(fault);
  }

  private static EnrichConfig read(String yaml) {
    return ConfigFile.parse(yaml).section("enrich", EnrichConfig.class);
  }
}
