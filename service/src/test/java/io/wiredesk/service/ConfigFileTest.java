package io.wiredesk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.schemas.TopicOverrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final Placeholders ENVIRONMENT =
      new Placeholders(Map.of("BROKER", "kafka:9092", "EMPTY", "")::get);

  record Sample(ListenAddress listen, Duration window, int threads) {
    Sample {
      if (threads < 1) {
        throw new IllegalArgumentException("must be at least 1, not " + threads);
      }
    }
  }

  @Test
  void readsASectionIntoItsRecord() {
    Sample sample =
        read("sample: {listen: '127.0.0.1:8600', window: PT10S, threads: 2}")
            .section("sample", Sample.class);

    assertThat(sample)
        .isEqualTo(new Sample(new ListenAddress("127.0.0.1", 8600), Duration.ofSeconds(10), 2));
  }

  @Test
  void aMissingSectionIsAnEmptyOne() {
    assertThat(read("").section("topics", TopicOverrides.class)).isEqualTo(TopicOverrides.NONE);
    assertThat(read("topics:").section("topics", TopicOverrides.class))
        .isEqualTo(TopicOverrides.NONE);
    assertThat(read("").section("kafka", KafkaSettings.class).properties())
        .containsEntry("bootstrap.servers", "127.0.0.1:9092");
  }

  @Test
  void passesClientPropertiesThroughUntouched() {
    KafkaSettings kafka =
        read("kafka: {bootstrap.servers: '${BROKER}', sasl.jaas.config: 'secret stuff'}")
            .section("kafka", KafkaSettings.class);

    assertThat(kafka.properties())
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("sasl.jaas.config", "secret stuff");
    assertThat(kafka.toString()).doesNotContain("secret stuff");
  }

  @Test
  void fillsInDefaultsAndFiles(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");

    Map<String, String> kafka =
        read("kafka: {a: '${MISSING:-x}', b: '${EMPTY:-y}', c: '${EMPTY}', d: '${file:%s}'}"
                .formatted(secret))
            .section("kafka", KafkaSettings.class)
            .properties();

    assertThat(kafka)
        .containsEntry("a", "x")
        .containsEntry("b", "y")
        .containsEntry("c", "")
        .containsEntry("d", "s3cret");
  }

  @Test
  void namesTheVariableThatIsNotSet() {
    ConfigFile file = read("kafka: {password: '${NOWHERE}'}");

    assertThatThrownBy(() -> file.section("kafka", KafkaSettings.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage("test.yaml: kafka: password: the environment has no variable NOWHERE");
  }

  @Test
  void needsNoVariableOfASectionThatIsNotRead() {
    ConfigFile file = read("{sample: {secret: '${NOWHERE}'}, kafka: {a: b}}");

    assertThat(file.section("kafka", KafkaSettings.class).properties()).containsEntry("a", "b");
  }

  @Test
  void namesTheUnknownKey() {
    assertThatThrownBy(
            () -> read("sample: {threads: 1, treads: 2}").section("sample", Sample.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("test.yaml: unknown key sample.treads; known here")
        .hasMessageContaining("threads");
  }

  @Test
  void namesTheMissingKey() {
    assertThatThrownBy(() -> read("").section("sample", Sample.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage("test.yaml: sample.threads: is missing");
  }

  @Test
  void namesTheKeyOfTheWrongKind() {
    assertThatThrownBy(() -> read("sample: {threads: many}").section("sample", Sample.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sample.threads");
  }

  @Test
  void passesOnWhatTheRecordRefuses() {
    assertThatThrownBy(() -> read("sample: {threads: 0}").section("sample", Sample.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sample")
        .hasMessageContaining("must be at least 1, not 0");
    assertThatThrownBy(() -> read("sample: {listen: nowhere}").section("sample", Sample.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sample.listen")
        .hasMessageContaining("write host:port");
  }

  @Test
  void namesTheUnknownKeyOfARecordThatIsRefused() {
    assertThatThrownBy(
            () -> read("sample: {threads: 0, widow: PT1S}").section("sample", Sample.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown key sample.widow; known here: [listen, window, threads]");
  }

  @Test
  void saysInPlainWordsWhatAValueShouldBe() {
    assertThatThrownBy(() -> read("sample: {threads: many}").section("sample", Sample.class))
        .hasMessage("test.yaml: sample.threads: 'many' is no number");
    assertThatThrownBy(
            () -> read("sample: {threads: 1, window: often}").section("sample", Sample.class))
        .hasMessage(
            "test.yaml: sample.window: 'often' is no duration; write one such as PT30S, PT5M or P1D");
  }

  @Test
  void saysWhereTheYamlBreaks() {
    assertThatThrownBy(() -> read("kafka:\n  a: [1,\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("test.yaml: line ");
    assertThatThrownBy(() -> read("just a line")).hasMessageContaining("expected sections");
    assertThatThrownBy(() -> read("kafka: 7").section("kafka", KafkaSettings.class))
        .hasMessageContaining("kafka");
  }

  @Test
  void readsAFileWithAGivenEnvironment(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("w.yaml"), "kafka: {a: '${LETTER}'}");

    KafkaSettings kafka =
        ConfigFile.load(file, Map.of("LETTER", "b")).section("kafka", KafkaSettings.class);

    assertThat(kafka.properties()).containsEntry("a", "b");
  }

  @Test
  void saysWhichFileCannotBeRead(@TempDir Path folder) {
    assertThatThrownBy(() -> ConfigFile.load(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.yaml");
  }

  private static ConfigFile read(String yaml) {
    return ConfigFile.read("test.yaml", yaml, ENVIRONMENT);
  }
}
