package io.wiredesk.ingest.format.json;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.rejection;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AP Media API, dpa digitalwires, and what vendors make of ninjs. */
class AgencyJsonTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  private static String ap(String query, String more) {
    return """
        {"uri":"https://api.invalid/media/v/content/%s?%s","altids":{"itemid":"%s","etag":"e"},"version":2,
         "type":"text","editorialpriority":"b","versioncreated":"2026-03-01T10:00:00Z","pubstatus":"usable",
         "headline":"Pier opens","headline_extended":"After forty years","slugline":"BC-Pier",
         "bylines":[{"by":"By ANN LEE"},{"by":"BO RAM"}],"located":"HULL, England","ednote":"Adds pier.",
         "usageterms":["For editorial use."],"provider":"AP"%s}"""
        .formatted(ID, query, ID, more);
  }

  @Test
  void apItemInItsEnvelope() {
    WireStory story =
        story(
            "{\"api_version\":\"1.1\",\"data\":{\"meta\":{},\"item\":"
                + ap("qt=1", "")
                + "},\"nitf\":{\"body_html\":\"<block><p>HULL.</p><p>Open.</p></block>\"}}");
    assertThat(story.getFormat()).isEqualTo("ap-media");
    assertThat(story.getGuid()).isEqualTo(ID);
    assertThat(story.getStoryId()).isEqualTo("demo:ap:" + ID);
    assertThat(story.getAltIds()).contains(new AltId("etag", "e"));
    assertThat(story.getVersionOrdinal()).isEqualTo(2);
    assertThat(story.getUrgency()).isEqualTo(2);
    assertThat(story.getUrgencyRaw()).isEqualTo("b");
    assertThat(story.getSubheadline()).isEqualTo("After forty years");
    assertThat(story.getByline()).isEqualTo("ANN LEE, BO RAM");
    assertThat(story.getDateline().getPlace()).isEqualTo("HULL");
    assertThat(story.getUsageTerms()).isEqualTo("For editorial use.");
    assertThat(story.getBody()).isEqualTo("HULL.\n\nOpen.");
  }

  /** The uri is another in every version; a kill by it would never match. */
  @Test
  void apVersionsAreOneStory() {
    assertThat(story(ap("qt=2&et=9", "")).getStoryId())
        .isEqualTo(story(ap("qt=1", "")).getStoryId());
  }

  @ParameterizedTest
  @CsvSource({"Kill,canceled,update", "Corrective,usable,correction", "Withhold,usable,update"})
  void apEditorialTypes(String type, PubStatus status, Change change) {
    WireStory story = story(ap("qt=1", ",\"editorialtypes\":[\"" + type + "\"]"));
    assertThat(story.getPubStatus()).isEqualTo(status);
    assertThat(story.getChange()).isEqualTo(change);
  }

  @Test
  void apFeedOneBrokenItemAmongTwo() {
    List<Outcome> outcomes =
        parse(
            "{\"data\":{\"items\":[{\"item\":"
                + ap("qt=1", "")
                + "},{\"item\":{\"embargoed\":\"soon\"}}]}}");
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0)).isInstanceOf(Parsed.class);
    assertThat(((NotAStory) outcomes.get(1)).code()).isEqualTo(RejectCode.EMBARGO_UNREADABLE);
  }

  @Test
  void digitalWires() {
    WireStory story =
        story(
            """
            {"format":"digitalwires@0.9.1","type":"composite","urn":"urn:newsml:dpa.com:20090101:260301-99-1",
             "version":3,"version_created":"2026-03-01T10:00:00+01:00","pubstatus":null,"signal":"sig:update",
             "language":"de","urgency":3,"kicker":"Brot","headline":"Bäckerei öffnet","subhead":null,
             "byline":"Von Mia Rüter, dpa","dateline":"Bremen (dpa) - ","creditline":"dpa","teaser":"Kurz.",
             "article_html":"<section class=\\"main\\"><p>Erster.</p><p>Zweiter.</p></section>",
             "ednotes":[{"role":"dpaednoterole:correction","ednote":"Name berichtigt.","is_publishable":true}],
             "replaces":["urn:newsml:dpa.com:20090101:260301-99-0"],
             "associations":[{"urn":"urn:x:pic","type":"image","rank":1,"headline":"Brot",
               "renditions":[{"url":"https://p.invalid/1","size":2048,"mimetype":"image/jpeg"}]}],
             "categories":[{"type":"dnltype:dpasubject","name":"Handwerk","qcode":"dpasubject:1"},
               {"type":"dnltype:geosubject","name":"Bremen","qcode":"dpacountry:9"},
               {"type":"dnltype:keyword","name":"Brot","qcode":null},{"type":"dnltype:genre","name":"Meldung","qcode":"g:1"},
               {"type":"dnltype:signal","name":"update","qcode":"sig:update"},
               {"type":"dnltype:provider","name":"dpa","qcode":"dnlprov:dpa"}]}""");
    assertThat(story.getFormat()).isEqualTo("digitalwires");
    assertThat(story.getStoryId()).isEqualTo("demo:urn:newsml:dpa.com:20090101:260301-99-1");
    assertThat(story.getVersionOrdinal()).isEqualTo(3);
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.usable);
    assertThat(story.getSignals()).containsExactly("sig:update");
    assertThat(story.getChange()).isEqualTo(Change.correction);
    assertThat(story.getEdNotes())
        .containsExactly(new EdNote("dpaednoterole:correction", "Name berichtigt."));
    assertThat(story.getSubheadline()).isEqualTo("Brot");
    assertThat(story.getByline()).isEqualTo("Mia Rüter, dpa");
    assertThat(story.getDateline().getPlace()).isEqualTo("Bremen");
    assertThat(story.getBody()).isEqualTo("Erster.\n\nZweiter.");
    assertThat(story.getSubjects()).containsExactly(new Concept("dpasubject:1", "Handwerk"));
    assertThat(story.getPlaces()).containsExactly(new Concept("dpacountry:9", "Bremen"));
    assertThat(story.getKeywords()).containsExactly(new Concept(null, "Brot"));
    assertThat(story.getReplaces()).containsExactly("demo:urn:newsml:dpa.com:20090101:260301-99-0");
    assertThat(story.getAssociations())
        .singleElement()
        .extracting(a -> a.getGuid())
        .isEqualTo("urn:x:pic");
    assertThat(story.getProvider()).isEqualTo("dpa");
  }

  @Test
  void aPictureOfDigitalWiresHasItsCaptionAndItsFile() {
    WireStory story =
        story(
            """
            {"format":"digitalwires@1","type":"image","urn":"urn:x:pic","version":1,"headline":"Brot",
             "descriptions":[{"role":"drol:caption","description":"Ein Brot."}],
             "associations":[{"urn":"urn:x:pic","renditions":[{"url":"https://p.invalid/1","size":2048,"mimetype":"image/jpeg"}]}]}""");
    assertThat(story.getBody()).isEqualTo("Ein Brot.");
    assertThat(story.getRenditions())
        .containsExactly(new Rendition("2048", "https://p.invalid/1", "image/jpeg"));
  }

  @Test
  void whatVendorsMakeOfNinjs() {
    WireStory story =
        story(
            """
            {"uri":"urn:v:1","type":"story","headlines":[{"value":"Pier opens"}],"bylines":[{"by":"Ann Lee"}],
             "versioncreated":"2026-03-01T10:00:00","contentcreated":"2026-02-28T10:00:00Z",
             "replacing":["urn:v:0"],"infosources":[{"name":"Hull Wire"}],"body_text":"Open."}""");
    assertThat(story.getType()).isEqualTo("text");
    assertThat(story.getByline()).isEqualTo("Ann Lee");
    assertThat(story.getReplaces()).containsExactly("demo:urn:v:0");
    assertThat(story.getProvider()).isEqualTo("Hull Wire");
    assertThat(story.getFirstCreated()).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
  }

  @Test
  void aPicturesTextIsItsCaption() {
    WireStory story =
        story("{\"uri\":\"urn:v:p\",\"type\":\"picture\",\"description_text\":\"A pier.\"}");
    assertThat(story.getBody()).isEqualTo("A pier.");
    assertThat(
            story("{\"uri\":\"urn:v:p\",\"type\":\"text\",\"description_text\":\"A pier.\"}")
                .getBody())
        .isEmpty();
  }

  @Test
  void jsonOfSomethingElse() {
    NotAStory rejection = rejection("{\"requests\":{\"a\":1},\"other\":2}");
    assertThat(rejection.code()).isEqualTo(RejectCode.UNKNOWN_FORMAT);
    assertThat(rejection.reason()).contains("requests, other");
  }
}
