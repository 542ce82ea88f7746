package io.wiredesk.ingest.format.nitf;

import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NitfTest {

  private static String nitf(String docdata, String attributes) {
    return """
        <nitf><head><title>Rail works</title><docdata %s><doc-id id-string="RAIL-7"/>%s</docdata></head>
          <body><body.head><hedline><hl1>Rails laid</hl1></hedline></body.head>
            <body.content><p>Steel.</p></body.content></body></nitf>"""
        .formatted(attributes, docdata);
  }

  @Test
  void fields() {
    WireStory story =
        story(
            """
            <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
            <nitf version="-//IPTC//DTD NITF 3.4//EN" baselang="en-AU"><head>
              <meta name="anpa-keyword" content="BC-Rails"/><meta name="anpa-takekey" content="1st Ld"/>
              <meta name="anpa-sequence" content="0815"/>
              <tobject><tobject.property tobject.property.type="analysis"/>
                <tobject.subject tobject.subject.refnum="04015000" tobject.subject.type="Transport"/></tobject>
              <docdata><doc-id id-string="RAIL-7" regsrc="Junction"/><du-key key="rail" version="4"/>
                <urgency ed-urg="2"/><date.issue norm="20260301T100000+1000"/><date.expire norm="20260401T000000Z"/>
                <ed-msg msg-type="note" info="Adds mileage."/><doc.copyright holder="Junction Press"/>
                <doc.rights limitations="No archive."/><key-list><keyword key="rail"/></key-list>
                <evloc iso-cc="AU" city="Perth"/></docdata></head>
              <body><body.head><hedline><hl1>Rails laid</hl1><hl2>In the west</hl2></hedline>
                <byline>By <person>Jo Spike</person></byline>
                <dateline><location><city>PERTH</city></location><story.date norm="20260301">March 1</story.date></dateline></body.head>
                <body.content><p>Steel <em>and</em> stone.</p><media media-type="image"><media-reference source="p.jpg"/>
                  <media-caption>A sleeper.</media-caption></media><p>Done.</p></body.content></body></nitf>
            """);
    assertThat(story.getGuid()).isEqualTo("RAIL-7");
    assertThat(story.getStoryId()).isEqualTo("demo:RAIL-7");
    assertThat(story.getVersionOrdinal()).isEqualTo(4);
    assertThat(story.getUrgency()).isEqualTo(2);
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(story.getExpires()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(story.getEdNotes()).extracting("text").containsExactly("Adds mileage.");
    assertThat(story.getSlugline()).isEqualTo("BC-Rails");
    assertThat(story.getTakeKey()).isEqualTo("1st Ld");
    assertThat(story.getSequence()).isEqualTo(815);
    assertThat(story.getHeadline()).isEqualTo("Rails laid");
    assertThat(story.getSubheadline()).isEqualTo("In the west");
    assertThat(story.getByline()).isEqualTo("Jo Spike");
    assertThat(story.getDateline().getPlace()).isEqualTo("PERTH");
    assertThat(story.getDateline().getDate()).hasToString("2026-03-01");
    assertThat(story.getLanguage()).isEqualTo("en-AU");
    assertThat(story.getProvider()).isEqualTo("Junction");
    assertThat(story.getCopyrightHolder()).isEqualTo("Junction Press");
    assertThat(story.getUsageTerms()).isEqualTo("No archive.");
    assertThat(story.getSubjects()).containsExactly(new Concept("subj:04015000", "Transport"));
    assertThat(story.getGenres()).containsExactly(new Concept(null, "analysis"));
    assertThat(story.getKeywords()).containsExactly(new Concept(null, "rail"));
    assertThat(story.getPlaces()).containsExactly(new Concept("iso3166-1a2:AU", "Perth"));
    assertThat(story.getAssociations()).extracting("headline").containsExactly("A sleeper.");
    assertThat(story.getBody()).isEqualTo("Steel and stone.\n\nDone.");
  }

  @Test
  void killsTheDocumentItNames() {
    WireStory story = story(nitf("", "management-status='canceled' management-doc-idref='RAIL-6'"));
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(story.getReplaces()).containsExactly("demo:RAIL-6");
  }

  @Test
  void aReferenceThatStaysUsableReplacesNothing() {
    String target = "management-doc-idref='RAIL-6' management-idref-status='usable'";
    assertThat(story(nitf("", target)).getReplaces()).isEmpty();
  }

  /** The issue time stands in date.release of nearly all; an embargo is later than that. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "20260301T100000Z,,none,usable",
        "20260302T100000Z,,2026-03-02T10:00:00Z,usable",
        "20260301T100000Z,embargoed,2026-03-01T10:00:00Z,usable",
        "YYYYMMDD000000-HHMM,,none,usable",
        "YYYYMMDD000000-HHMM,embargoed,none,withheld"
      })
  void releases(String release, String status, Instant until, PubStatus read) {
    String attributes = status == null ? "" : "management-status='" + status + "'";
    WireStory story =
        story(
            nitf(
                "<date.issue norm='20260301T100000Z'/><date.release norm='" + release + "'/>",
                attributes));
    assertThat(story.getEmbargoed()).isEqualTo(until);
    assertThat(story.getPubStatus()).isEqualTo(read);
  }

  /** A doc-id that is the du-key and a running number names the version, not the story. */
  @Test
  void versionsAreOneStory() {
    String first =
        "<nitf><head><docdata><doc-id id-string='rail-1'/><du-key key='rail'/></docdata></head></nitf>";
    assertThat(story(first.replace("rail-1", "rail-2")).getStoryId())
        .isEqualTo(story(first).getStoryId())
        .isEqualTo("demo:rail");
  }

  @Test
  void titleWhereThereIsNoHeadline() {
    assertThat(story(nitf("", "").replace("<hl1>Rails laid</hl1>", "")).getHeadline())
        .isEqualTo("Rail works");
  }

  @Test
  void parameterEntitiesGoWithTheDoctype() {
    String doctype = "<!DOCTYPE nitf [<!ENTITY % x SYSTEM 'http://dtd.invalid/x'> %x;]>";
    assertThat(story(doctype + nitf("", "")).getBody()).isEqualTo("Steel.");
  }
}
