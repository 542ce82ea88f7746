package io.wiredesk.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses, embargoes and orders that were once read wrong. */
class StatusCasesTest extends CaseFiles {
  @Test
  void embargoedWithoutATimeIsWithheld() {
    WireStory story = story("42-embargoed-status-without-time.json");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.withheld);
    assertThat(story.getPubStatusRaw()).isEqualTo("embargoed");
    assertThat(story.getWarnings()).singleElement().asString().contains("until when");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<newsItem guid='g'><itemMeta><pubStatus qcode='stat:embargoed'/></itemMeta></newsItem>",
        "<nitf><head><docdata management-status='embargoed'><doc-id"
            + " id-string='k'/></docdata></head></nitf>",
        "{\"uri\":\"u\",\"pubstatus\":\"stat:Embargoed\"}"
      })
  void soItIsInEveryFormat(String message) {
    assertThat(Contexts.story(message).getPubStatus()).isEqualTo(PubStatus.withheld);
  }

  @Test
  void embargoedWithATimeIsHeldUntilThen() {
    WireStory story =
        Contexts.story(
            "{\"uri\":\"u\",\"pubstatus\":\"embargoed\",\"embargoed\":\"2030-01-01T00:00:00Z\"}");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.usable);
    assertThat(story.getEmbargoed()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
  }

  @Test
  void aStatusByItsUri() {
    WireStory story = story("48-g2-status-by-uri.xml");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(story.getWarnings()).isEmpty();
  }

  @Test
  void everyCodeByItsUri() {
    String cv = "http://cv.iptc.org/newscodes/";
    WireStory story =
        Contexts.story(
            """
            <newsItem guid='g'><itemMeta><itemClass uri='CVninature/picture'/>
            <signal uri='CVsignal/correction'/>
            <link reluri='CVconceptrelation/replaces' residref='urn:old'/></itemMeta>
            <contentMeta><headline roleuri='CVhlrole/sub'>Under</headline>
            <headline roleuri='CVhlrole/main'>Over</headline>
            <subject typeuri='CVcpnature/geoArea' uri='urn:place'/>
            </contentMeta></newsItem>\
            """
                .replace("CV", cv));
    assertThat(story.getType()).isEqualTo("picture");
    assertThat(story.getChange()).hasToString("correction");
    assertThat(story.getReplaces()).containsExactly("demo:urn:old");
    assertThat(story.getHeadline()).isEqualTo("Over");
    assertThat(story.getSubheadline()).isEqualTo("Under");
    assertThat(story.getPlaces()).hasSize(1);
  }

  @Test
  void aReleaseWithoutAnIssueIsAnEmbargo() {
    assertThat(story("43-nitf-release-without-issue.xml").getEmbargoed())
        .isEqualTo(Instant.parse("2030-12-01T05:00:00Z"));
  }

  @Test
  void anEmbargoWithoutAZoneEndsWhereItIsLast() {
    WireStory story = story("44-embargo-without-zone.json");
    assertThat(story.getEmbargoed()).isEqualTo(Instant.parse("2030-12-01T18:00:00Z"));
    assertThat(story.getWarnings()).singleElement().asString().contains("no zone");
    String release =
        """
        EMBARGOED UNTIL 6 a.m. December 1, 2030

        Prize awarded

        OSLO, Norway, Nov. 30, 2030 -- The prize was awarded.
        """;
    assertThat(Contexts.story(release, context("text", null)).getEmbargoed())
        .isEqualTo(Instant.parse("2030-12-01T18:00:00Z"));
  }

  @Test
  void unlessTheFeedSaysItsZone() {
    WireStory story = stories("44-embargo-without-zone.json", ZoneId.of("Europe/Oslo")).get(0);
    assertThat(story.getEmbargoed()).isEqualTo(Instant.parse("2030-12-01T05:00:00Z"));
    assertThat(story.getWarnings()).isEmpty();
  }

  @Test
  void aSlugIsNoOrder() {
    WireStory story = story("41-slug-words.json");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.usable);
    assertThat(story.getTakeKey()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cuba, embargo",
        "Flint, lead",
        "Markets, correction",
        "Hands, hold",
        "Bill, kill"
      })
  void norAnyOfItsWords(String slug) {
    WireStory story = Contexts.story("{\"uri\":\"u\",\"slugline\":\"" + slug + "\"}");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.usable);
    assertThat(story.getChange()).hasToString("unknown");
    assertThat(story.getTakeKey()).isNull();
  }
}
