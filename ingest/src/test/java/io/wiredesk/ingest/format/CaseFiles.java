package io.wiredesk.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages that were once read wrong, as they came: {@code src/test/resources/cases}. */
abstract class CaseFiles {
  /** After all that the messages say. */
  static final Instant RECEIVED = Instant.parse("2026-12-01T12:00:00Z");

  static ParseContext context(@Nullable String format, @Nullable ZoneId zone) {
    return new ParseContext(
        "demo",
        "demo",
        ParseContext.Identity.GUID,
        null,
        "http",
        null,
        format,
        zone,
        null,
        null,
        null,
        RECEIVED,
        null);
  }

  static List<WireStory> stories(String file, @Nullable ZoneId zone) {
    List<Outcome> outcomes = Formats.parse(bytes(file), context(null, zone));
    assertThat(outcomes).allMatch(o -> o instanceof Parsed);
    return outcomes.stream().map(o -> ((Parsed) o).story()).toList();
  }

  static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(CasesTest.class.getResourceAsStream("/cases/" + file), file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WireStory story(String file) {
    List<WireStory> stories = stories(file, null);
    assertThat(stories).hasSize(1);
    return stories.get(0);
  }
}
