package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.Outcome.NotAStory;
import io.wiredesk.ingest.format.Outcome.Parsed;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages' surroundings in tests. */
final class Contexts {
  static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
  static final ParseContext DEMO = of(null, null, "UTC");

  private Contexts() {}

  static ParseContext of(@Nullable String contentType, @Nullable String format, String zone) {
    return new ParseContext(
        "demo", null, "http", contentType, format, ZoneId.of(zone), null, null, null, RECEIVED);
  }

  static List<Outcome> parse(String text) {
    return Formats.parse(text.getBytes(StandardCharsets.UTF_8), DEMO);
  }

  /** The only story of a message. */
  static WireStory story(String text) {
    return story(text, DEMO);
  }

  static WireStory story(String text, ParseContext context) {
    return story(text.getBytes(StandardCharsets.UTF_8), context);
  }

  static WireStory story(byte[] bytes, ParseContext context) {
    List<Outcome> outcomes = Formats.parse(bytes, context);
    if (outcomes.size() == 1 && outcomes.get(0) instanceof Parsed parsed) {
      return parsed.story();
    }
    throw new AssertionError("not one story: " + outcomes);
  }

  /** The only rejection of a message. */
  static NotAStory rejection(String text) {
    List<Outcome> outcomes = parse(text);
    if (outcomes.size() == 1 && outcomes.get(0) instanceof NotAStory rejection) {
      return rejection;
    }
    throw new AssertionError("not one rejection: " + outcomes);
  }
}
