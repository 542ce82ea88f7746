package io.wiredesk.ingest.format.newsml;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.Contexts;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsMl1Test {

  private static String identity(String date, String item, int revision) {
    return """
        <Identification><NewsIdentifier><ProviderId>harbour.invalid</ProviderId><DateId>%s</DateId>
          <NewsItemId>%s</NewsItemId><RevisionId PreviousRevision="%d" Update="N">%d</RevisionId>
          <PublicIdentifier>urn:newsml:harbour.invalid:%s:%s:%d</PublicIdentifier></NewsIdentifier>
          <NameLabel>HARBOUR-DREDGING</NameLabel></Identification>"""
        .formatted(date, item, revision - 1, revision, date, item, revision);
  }

  private static String item(String identity, String management, String components) {
    return "<NewsItem>"
        + identity
        + "<NewsManagement>"
        + management
        + "</NewsManagement>"
        + components
        + "</NewsItem>";
  }

  private static String newsMl(String... items) {
    return "<NewsML><NewsEnvelope><TransmissionId>0417</TransmissionId><SentFrom>"
        + "<Party FormalName='Harbour'/></SentFrom></NewsEnvelope>"
        + String.join("", items)
        + "</NewsML>";
  }

  private static String component(String role, String lines, String text) {
    return """
        <NewsComponent><Role FormalName="%s"/><NewsLines>%s</NewsLines>
          <ContentItem><DataContent>%s</DataContent></ContentItem></NewsComponent>"""
        .formatted(role, lines, text);
  }

  private static String plain(String status) {
    return newsMl(
        item(
            identity("20260301", "dredge", 1),
            status,
            component("Main", "<HeadLine>Dredging on</HeadLine>", "<p>Mud.</p>")));
  }

  @Test
  void fields() {
    WireStory story =
        story(
            newsMl(
                item(
                    identity("20260301", "dredge", 2),
                    """
                    <FirstCreated>20260301T080000Z</FirstCreated><ThisRevisionCreated>20260301T091500+0100</ThisRevisionCreated>
                    <Status FormalName="Usable"/><Urgency FormalName="3"/>
                    <DerivedFrom NewsItem="urn:newsml:harbour.invalid:20260228:mud:1"/>
                    <AssociatedWith FormalName="Photo" NewsItem="urn:newsml:harbour.invalid:20260301:pic:1"/>""",
                    """
                    <NewsComponent xml:lang="en" Duid="d7"><NewsLines><HeadLine>Dredging on</HeadLine><SubHeadLine>Till May</SubHeadLine>
                      <ByLine>By Kim Oar</ByLine><DateLine>ROSTOCK, March 1</DateLine><CreditLine>Harbour News</CreditLine>
                      <SlugLine>dredge</SlugLine><KeywordLine>mud</KeywordLine>
                      <NewsLine><NewsLineType FormalName="advisory"/><NewsLineText>Map follows.</NewsLineText></NewsLine></NewsLines>
                      <AdministrativeMetadata><Provider><Party FormalName="Harbour News"/></Provider></AdministrativeMetadata>
                      <DescriptiveMetadata><Language FormalName="en-GB"/><Genre FormalName="Current"/>
                        <SubjectCode><Subject FormalName="04000000"/></SubjectCode>
                        <Location><Property FormalName="Country" Value="DEU"/></Location></DescriptiveMetadata>
                      <ContentItem><DataContent><p>Mud goes.</p><p>Fish come.</p></DataContent></ContentItem></NewsComponent>""")));
    assertThat(story.getGuid()).isEqualTo("urn:newsml:harbour.invalid:20260301:dredge:2");
    assertThat(story.getStoryId()).isEqualTo("demo:harbour.invalid:20260301:dredge");
    assertThat(story.getVersionOrdinal()).isEqualTo(2);
    assertThat(story.getChange()).isEqualTo(Change.update);
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T08:15:00Z"));
    assertThat(story.getFirstCreated()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(story.getUrgency()).isEqualTo(3);
    assertThat(story.getHeadline()).isEqualTo("Dredging on");
    assertThat(story.getSubheadline()).isEqualTo("Till May");
    assertThat(story.getByline()).isEqualTo("Kim Oar");
    assertThat(story.getCreditline()).isEqualTo("Harbour News");
    assertThat(story.getSlugline()).isEqualTo("dredge");
    assertThat(story.getDateline().getPlace()).isEqualTo("ROSTOCK");
    assertThat(story.getEdNotes()).containsExactly(new EdNote("advisory", "Map follows."));
    assertThat(story.getProvider()).isEqualTo("Harbour News");
    assertThat(story.getLanguage()).isEqualTo("en-GB");
    assertThat(story.getSubjects()).containsExactly(new Concept("subj:04000000", null));
    assertThat(story.getPlaces()).containsExactly(new Concept("iso3166-1a3:DEU", null));
    assertThat(story.getKeywords()).containsExactly(new Concept(null, "mud"));
    assertThat(story.getDerivedFrom()).containsExactly("urn:newsml:harbour.invalid:20260228:mud:1");
    assertThat(story.getAssociations()).hasSize(1);
    assertThat(story.getAltIds()).contains(new AltId("Duid", "d7"));
    assertThat(story.getSequence()).isEqualTo(417);
    assertThat(story.getBody()).isEqualTo("Mud goes.\n\nFish come.");
  }

  @Test
  void revisionsAreOneStory() {
    String first =
        newsMl(item(identity("20260301", "dredge", 1), "", component("Main", "", "One.")));
    String second =
        newsMl(item(identity("20260301", "dredge", 2), "", component("Main", "", "Two.")));
    assertThat(story(second).getStoryId()).isEqualTo(story(first).getStoryId());
    assertThat(story(first).getChange()).isEqualTo(Change.unknown);
  }

  /** The PublicIdentifier identifies where there is no item number, without its revision. */
  @Test
  void publicIdentifierAlone() {
    String identifier =
        "<Identification><NewsIdentifier><PublicIdentifier>urn:newsml:h.invalid:20260301:a:7"
            + "</PublicIdentifier></NewsIdentifier></Identification>";
    assertThat(story(newsMl(item(identifier, "", component("Main", "", "One.")))).getStoryId())
        .isEqualTo("demo:urn:newsml:h.invalid:20260301:a");
  }

  @ParameterizedTest
  @CsvSource({
    "Usable,usable",
    "Canceled,canceled",
    "Withheld,withheld",
    "Embargoed,withheld",
    "Novel,withheld"
  })
  void statuses(String written, PubStatus status) {
    WireStory story = story(plain("<Status FormalName='" + written + "'/>"));
    assertThat(story.getPubStatus()).isEqualTo(status);
  }

  @Test
  void embargoedUntilItsStatusChanges() {
    WireStory story =
        story(
            plain(
                "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Usable'/>"
                    + "<DateAndTime>20260302T060000Z</DateAndTime></StatusWillChange>"));
    assertThat(story.getEmbargoed()).isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.usable);
  }

  @Test
  void leadAndBodyAreOneText() {
    WireStory story =
        story(
            newsMl(
                item(
                    identity("20260301", "dredge", 1),
                    "",
                    "<NewsComponent>"
                        + component("Title", "", "Dredging on")
                        + component("Lead", "", "Mud goes.")
                        + component("Body", "", "Fish come.")
                        + component("Caption", "", "A digger.")
                        + "</NewsComponent>")));
    assertThat(story.getBody()).isEqualTo("Mud goes.\n\nFish come.");
  }

  @Test
  void flashWithoutHeadline() {
    WireStory story =
        story(
            newsMl(
                item(identity("20260301", "f", 1), "", component("Main", "<HeadLine/>", "Mud."))));
    assertThat(story.getHeadline()).isNull();
    assertThat(story.getSlugline()).isEqualTo("HARBOUR-DREDGING");
  }

  @Test
  void declaresLatin1AndHoldsUtf8() {
    String text =
        "<?xml version='1.0' encoding='ISO-8859-1'?>"
            + newsMl(item(identity("20260301", "d", 1), "", component("Main", "", "Bäume wüst.")));
    WireStory story = story(text.getBytes(StandardCharsets.UTF_8), Contexts.DEMO);
    assertThat(story.getBody()).isEqualTo("Bäume wüst.");
    assertThat(story.getWarnings()).hasSize(1);
  }

  @Test
  void aDoctypeIsSkippedWhateverItPointsAt() {
    assertThat(
            story("<!DOCTYPE NewsML SYSTEM 'http://dtd.invalid/NewsML.dtd'>" + plain("")).getBody())
        .isEqualTo("Mud.");
  }

  @Test
  void oneBrokenItemAmongThree() {
    List<Outcome> outcomes =
        parse(
            newsMl(
                item(identity("20260301", "a", 1), "", component("Main", "", "One.")),
                item(identity("20260301", "b", 1), "", component("Main", "", "<p>Two.</q>")),
                item(identity("20260301", "c", 1), "", component("Main", "", "Three."))));
    assertThat(outcomes).hasSize(3);
    assertThat(((NotAStory) outcomes.get(1)).code()).isEqualTo(RejectCode.NOT_WELL_FORMED);
  }
}
