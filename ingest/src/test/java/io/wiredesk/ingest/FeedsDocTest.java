package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.feed.drop.SftpServerSettings;
import io.wiredesk.ingest.feed.push.HttpsSettings;
import io.wiredesk.ingest.feed.settings.DropSettings;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import io.wiredesk.ingest.feed.settings.PullSettings;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/FEEDS.md shows is read by what ingest reads its configuration with. */
class FeedsDocTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  static List<String> examples() throws IOException {
    return YAML.matcher(document()).results().map(m -> m.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsRead(String yaml) {
    IngestConfig config = ConfigFile.parse(yaml).section("ingest", IngestConfig.class);
    assertThat(config.feeds()).isNotEmpty();
  }

  @Test
  void thereIsAnExampleOfEachWay() throws IOException {
    assertThat(examples())
        .anyMatch(e -> e.contains("keys:"))
        .anyMatch(e -> e.contains("signingSecrets:"))
        .anyMatch(e -> e.contains("directory:"))
        .anyMatch(e -> e.contains("drop:"))
        .anyMatch(e -> e.contains("poll:"))
        .anyMatch(e -> e.contains("pull:"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        FeedSettings.class,
        DropSettings.class,
        PollSettings.class,
        PullSettings.class,
        SftpServerSettings.class,
        HttpsSettings.class
      })
  void everySettingIsNamed(Class<?> settings) throws IOException {
    String document = document();
    assertThat(Stream.of(settings.getRecordComponents()).map(RecordComponent::getName))
        .allMatch(name -> names(document, name));
  }

  /** In an example, or in the text as {@code name}. */
  private static boolean names(String document, String setting) {
    Matcher named =
        Pattern.compile("(\\b%1$s:|`%1$s`)".formatted(Pattern.quote(setting))).matcher(document);
    return named.find();
  }

  private static String document() throws IOException {
    Path here = Path.of("docs/FEEDS.md"); // tests run in the module's folder or in the project's
    return Files.readString(Files.exists(here) ? here : Path.of("..").resolve(here));
  }
}
