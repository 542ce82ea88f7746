package io.wiredesk.monitor.console;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invented stories as enrich would tell them. */
final class TestStories {
  static final Instant RECEIVED = Instant.parse("2026-03-05T10:00:00.123Z");

  private TestStories() {}

  static Story story(String id, @Nullable String headline, String body) {
    return Story.newBuilder()
        .setWire(
            WireStory.newBuilder()
                .setStoryId(id)
                .setHeadline(headline)
                .setBody(body)
                .setFeed("harbour")
                .setTransport("http")
                .setFormat("text")
                .setReceivedAt(RECEIVED)
                .setOriginalSha256("")
                .build())
        .setRevision(
            Revision.newBuilder()
                .setNumber(1)
                .setChange(Change.new$)
                .setCurrent(true)
                .setKey("k")
                .setOrder("o")
                .build())
        .build();
  }

  static Story copy(String id, String ofStoryId) {
    Story story = story(id, "Copied", "OSLO - A text.");
    story.setCopy(new Copy(Relation.EXACT, ofStoryId, ofStoryId, 1.0, List.of("same text")));
    return story;
  }

  static Story kill(String id, String slug) {
    Story story = story(id, null, "");
    story.getWire().setPubStatus(PubStatus.canceled);
    story.getWire().setSlugline(slug);
    story.getRevision().setKilledAt(RECEIVED);
    return story;
  }
}
