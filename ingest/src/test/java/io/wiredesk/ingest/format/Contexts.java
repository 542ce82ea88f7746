package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages' surroundings in tests. */
public final class Contexts {
  static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
  public static final ParseContext DEMO = of(null, null, "UTC");

  private Contexts() {}

  public static ParseContext of(
      @Nullable String contentType, @Nullable String format, String zone) {
    return new ParseContext(
        "demo",
        "demo",
        ParseContext.Identity.GUID,
        null,
        "http",
        contentType,
        format,
        ZoneId.of(zone),
        null,
        null,
        null,
        RECEIVED,
        null);
  }

  public static List<Outcome> parse(String text) {
    return Formats.parse(text.getBytes(StandardCharsets.UTF_8), DEMO);
  }

  /** The only story of a message. */
  public static WireStory story(String text) {
    return story(text, DEMO);
  }

  public static WireStory story(String text, ParseContext context) {
    return story(text.getBytes(StandardCharsets.UTF_8), context);
  }

  public static WireStory story(byte[] bytes, ParseContext context) {
    List<Outcome> outcomes = Formats.parse(bytes, context);
    if (outcomes.size() == 1 && outcomes.get(0) instanceof Parsed parsed) {
      return parsed.story();
    }
    throw new AssertionError("not one story: " + outcomes);
  }

  /** The only rejection of a message. */
  public static NotAStory rejection(String text) {
    List<Outcome> outcomes = parse(text);
    if (outcomes.size() == 1 && outcomes.get(0) instanceof NotAStory rejection) {
      return rejection;
    }
    throw new AssertionError("not one rejection: " + outcomes);
  }
}
