package io.wiredesk.enrich;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Invented messages. */
public final class Wires {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final String HARBOUR =
      "ROTTERDAM, March 2 (Northern Wire) - The harbour of Rotterdam will close its oldest lock for"
          + " eleven weeks, the port authority said on Monday.\n\nBarges are to use the northern"
          + " basin, where 24 extra moorings are being built.";

  /** Nothing to do with the harbour. */
  public static final String ORCHARD =
      "LEUVEN, March 2 (Northern Wire) - Growers in the orchards of Haspengouw fear for half their"
          + " cherries after three nights of frost, their association told reporters.\n\nSmoke pots"
          + " saved 600 hectares of early plums, Mieke Daenen of the association said.";

  private Wires() {}

  /** A usable message of a story that was received at noon, with a text of its own. */
  public static WireStory.Builder message(String storyId, String text) {
    byte[] original = text.getBytes(StandardCharsets.UTF_8);
    return WireStory.newBuilder()
        .setStoryId(storyId)
        .setGuid(storyId)
        .setPubStatus(PubStatus.usable)
        .setHeadline("Headline of " + text.substring(0, Math.min(text.length(), 20)))
        .setSlugline("HARBOUR-LOCK")
        .setBody(text)
        .setLanguage("en")
        .setFeed("demo")
        .setProvider("Northern Wire")
        .setTransport("http")
        .setFormat("ninjs")
        .setReceivedAt(NOON)
        .setOriginal(ByteBuffer.wrap(original))
        .setOriginalSha256(Sha256.hex(original));
  }

  public static WireStory version(String storyId, long version, String text) {
    return message(storyId, text)
        .setVersion(Long.toString(version))
        .setVersionOrdinal(version)
        .setVersionCreated(NOON.plusSeconds(60 * version))
        .setReceivedAt(NOON.plusSeconds(60 * version + 2))
        .build();
  }

  static WireStory kill(String storyId, long version) {
    return WireStory.newBuilder(version(storyId, version, "Kill the story."))
        .setPubStatus(PubStatus.canceled)
        .build();
  }

  static WireStory correction(String storyId, long version, String text) {
    return WireStory.newBuilder(version(storyId, version, text))
        .setChange(Change.correction)
        .setSignals(List.of("sig:correction"))
        .build();
  }

  public static WireStory embargoed(WireStory story, Instant until) {
    return WireStory.newBuilder(story).setEmbargoed(until).build();
  }

  static WireStory withheld(WireStory story) {
    return WireStory.newBuilder(story).setPubStatus(PubStatus.withheld).build();
  }

  /** Sentences of words that are no language's, other ones for each seed. */
  public static String invented(int seed, int words) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words; word++) {
      text.append(word % 12 == 0 ? "The " : "");
      for (int letter = 0; letter < 6; letter++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(word % 12 == 11 ? ". " : " ");
    }
    return text.toString().strip();
  }
}
