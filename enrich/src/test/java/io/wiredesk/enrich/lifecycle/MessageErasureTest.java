package io.wiredesk.enrich.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageErasureTest {
  private static final String WORD = "Telltale";

  @Test
  void whatAKillCoversTellsNothingOfItsText() {
    assertThat(MessageErasure.of(told(PubStatus.usable)).toString())
        .doesNotContain(WORD)
        .contains("urn:s", "demo", "2026-03-01");
  }

  @Test
  void aKillSaysWhyAndNoMore() {
    WireStory kill = MessageErasure.of(told(PubStatus.canceled));
    assertThat(kill.getEdNotes()).extracting(EdNote::getText).containsExactly(WORD);
    kill.setEdNotes(List.of());
    assertThat(kill.toString()).doesNotContain(WORD);
  }

  @Test
  void aWithheldMessageSaysWhichStoryIsHeld() {
    WireStory held = MessageErasure.of(told(PubStatus.withheld));
    assertThat(held.getHeadline()).isNull();
    assertThat(held.getBody()).isEmpty();
    assertThat(held.getSlugline()).isEqualTo(WORD);
    assertThat(held.getEdNotes()).hasSize(1);
  }

  @Test
  void theMessageItselfIsLeftAsItIs() {
    WireStory message = told(PubStatus.usable);
    MessageErasure.of(message);
    assertThat(message).isEqualTo(told(PubStatus.usable));
  }

  /** The word wherever a message may tell of its text. */
  private static WireStory told(PubStatus status) {
    List<Concept> concepts = List.of(new Concept(WORD, WORD));
    return WireStory.newBuilder()
        .setStoryId("demo:urn:s")
        .setGuid("urn:s")
        .setPubStatus(status)
        .setTimeSource(TimeSource.received)
        .setType("text")
        .setHeadline(WORD)
        .setSubheadline(WORD)
        .setSlugline(WORD)
        .setTakeKey(WORD)
        .setByline(WORD)
        .setCreditline(WORD)
        .setDateline(new Dateline(WORD, WORD, null, null))
        .setBody(WORD)
        .setBodyHtml(WORD)
        .setEdNotes(List.of(new EdNote(null, WORD)))
        .setSubjects(concepts)
        .setPlaces(concepts)
        .setGenres(concepts)
        .setKeywords(concepts)
        .setCopyrightHolder(WORD)
        .setCopyrightNotice(WORD)
        .setUsageTerms(WORD)
        .setAssociations(
            List.of(Association.newBuilder().setGuid("urn:p").setHeadline(WORD).build()))
        .setWarnings(List.of(WORD))
        .setFeed("demo")
        .setTransport("http")
        .setFormat("ninjs")
        .setReceivedAt(Instant.parse("2026-03-01T08:00:00Z"))
        .setCharset("UTF-8")
        .setOriginalSha256("00")
        .build();
  }
}
