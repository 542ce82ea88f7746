package io.wiredesk.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryLineTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void aStoryTellsItsRevisionAndItsHeadline() {
    assertThat(StoryLine.of(story(true, null, "Ferry\n stops")))
        .isEqualTo("2026-03-02T09:00:00Z desk         a #2 usable  Ferry stops");
  }

  @Test
  void aCopyTellsWhoseAndAnOldRevisionThatItIsOne() {
    Copy copy =
        Copy.newBuilder()
            .setRelation(Relation.NEAR)
            .setOfStoryId("b")
            .setGroupId("b")
            .setSimilarity(0.9)
            .build();
    assertThat(StoryLine.of(story(false, copy, "T")))
        .isEqualTo("2026-03-02T09:00:00Z desk         a #2 usable (superseded) [NEAR of b]  T");
  }

  @Test
  void withoutAHeadlineTheBodyIsCutToAWidth() {
    WireStory wire = wire(null);
    wire.setBody("word ".repeat(40));
    assertThat(StoryLine.of(wire)).endsWith(" word word…").hasSize(37 + 80);
  }

  @Test
  void aNoticeTellsWhatItIsAbout() {
    Notice notice =
        Notice.newBuilder()
            .setKind(NoticeKind.FEED_SILENT)
            .setFeed("desk")
            .setText("nothing for an hour")
            .setAt(AT)
            .build();
    assertThat(StoryLine.of(notice))
        .isEqualTo("2026-03-02T09:00:00Z FEED_SILENT            desk  nothing for an hour");
  }

  private static Story story(boolean current, @Nullable Copy copy, String headline) {
    Revision revision =
        Revision.newBuilder()
            .setNumber(2)
            .setChange(Change.update)
            .setCurrent(current)
            .setKey("k")
            .setOrder("o")
            .build();
    return Story.newBuilder().setWire(wire(headline)).setRevision(revision).setCopy(copy).build();
  }

  private static WireStory wire(@Nullable String headline) {
    return WireStory.newBuilder()
        .setStoryId("a")
        .setHeadline(headline)
        .setFeed("desk")
        .setTransport("http")
        .setFormat("text")
        .setReceivedAt(AT)
        .setOriginalSha256("0")
        .build();
  }
}
