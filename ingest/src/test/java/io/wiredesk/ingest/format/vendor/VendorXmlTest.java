package io.wiredesk.ingest.format.vendor;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VendorXmlTest {

  private static String ritzau(String more) {
    return """
        <RBNews><NewsID>9001</NewsID><HistID>8001</HistID><version>2</version><Priority>4</Priority>
          <PublishDate>2026-03-01T10:00:00</PublishDate><headline>Mølle sælges</headline><subtitle>Efter år</subtitle>
          <strapline>Møller</strapline><byLine>Af Bo Holm</byLine><town>Skive</town><section>Indland; Kultur</section>
          <TilRedaktionen>Foto følger.</TilRedaktionen><content>&lt;p&gt;En mølle.&lt;/p&gt;&lt;p&gt;Solgt.&lt;/p&gt;</content>%s</RBNews>"""
        .formatted(more);
  }

  @Test
  void ritzauFields() {
    WireStory story = story(ritzau("<NyVersion>true</NyVersion>"));
    assertThat(story.getFormat()).isEqualTo("ritzau");
    assertThat(story.getStoryId()).isEqualTo("demo:9001");
    assertThat(story.getAltIds()).containsExactly(new AltId("HistID", "8001"));
    assertThat(story.getVersionOrdinal()).isEqualTo(2);
    assertThat(story.getUrgency()).isEqualTo(4);
    assertThat(story.getTimeSource()).isEqualTo(TimeSource.assumed_zone);
    assertThat(story.getChange()).isEqualTo(Change.update);
    assertThat(story.getHeadline()).isEqualTo("Mølle sælges");
    assertThat(story.getSubheadline()).isEqualTo("Efter år");
    assertThat(story.getDateline().getPlace()).isEqualTo("Skive");
    assertThat(story.getKeywords())
        .containsExactly(new Concept(null, "Indland"), new Concept(null, "Kultur"));
    assertThat(story.getEdNotes()).containsExactly(new EdNote("TilRedaktionen", "Foto følger."));
    assertThat(story.getProvider()).isEqualTo("Ritzau");
    assertThat(story.getBody()).isEqualTo("En mølle.\n\nSolgt.");
  }

  @Test
  void ritzauTakesBackAndReplaces() {
    WireStory story = story(ritzau("<Annuleret>true</Annuleret><Replaces>8999</Replaces>"));
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(story.getReplaces()).containsExactly("demo:8999");
  }

  /** .NET writes the year 1 for a date that is not there. */
  @Test
  void theYearOneIsNoDate() {
    WireStory story = story(ritzau("").replace("2026-03-01T10:00:00", "0001-01-01T00:00:00"));
    assertThat(story.getVersionCreated()).isNull();
    assertThat(story.getWarnings()).isEmpty();
  }

  @Test
  void pressRelease() {
    WireStory story =
        story(
            """
            <releases><release id="5" lang="da"><title>Ny bro</title><publicationDate>01.03.2026 09:30</publicationDate>
              <leadtext>En bro.</leadtext><body>&lt;p&gt;Den er lang.&lt;/p&gt;</body><longurl>https://pr.invalid/5</longurl></release></releases>""");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T09:30:00Z"));
    assertThat(story.getLanguage()).isEqualTo("da");
    assertThat(story.getRenditions())
        .containsExactly(new Rendition("alternate", "https://pr.invalid/5", "text/html"));
    assertThat(story.getBody()).isEqualTo("En bro.\n\nDen er lang.");
  }

  @Test
  void calendarEntriesAreEvents() {
    WireStory story =
        story(
            "<result><document><id>77</id><title>Loppemarked</title><category>Kultur</category>"
                + "<content>Kl. 12.</content></document></result>");
    assertThat(story.getType()).isEqualTo("event");
    assertThat(story.getGenres()).containsExactly(new Concept(null, "Kultur"));
  }

  @Test
  void aPicturesCaptionIsItsText() {
    WireStory story =
        story(
            "<Publish><ContentItem><SystemSlug>s-1</SystemSlug><ContentType>Photo</ContentType>"
                + "<EnglishCaption>A moose.</EnglishCaption></ContentItem></Publish>");
    assertThat(story.getType()).isEqualTo("picture");
    assertThat(story.getBody()).isEqualTo("A moose.");
  }

  @Test
  void anEmbargoThatIsNoTimeIsRejected() {
    NotAStory bad =
        (NotAStory)
            parse("<release id='5'><embargo>soon</embargo><title>T</title></release>").get(0);
    assertThat(bad.code()).isEqualTo(RejectCode.EMBARGO_UNREADABLE);
  }

  @Test
  void aPartOfNewsMlIsNamedAsOne() {
    NotAStory bad = (NotAStory) parse("<contentMeta><headline>H</headline></contentMeta>").get(0);
    assertThat(bad.reason()).contains("contentMeta of a NewsML-G2 item");
  }
}
