package io.wiredesk.ingest.format.newsml;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.rejection;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsMlG2Test {

  private static String item(String guid, String meta, String content) {
    return "<newsItem guid='%s' version='2' xml:lang='en'><itemMeta>%s</itemMeta>%s</newsItem>"
        .formatted(guid, meta, content);
  }

  private static String xhtml(String body) {
    return "<contentSet><inlineXML contenttype='application/xhtml+xml'><html><body>"
        + body
        + "</body></html></inlineXML></contentSet>";
  }

  private static String message(String... items) {
    return "<newsMessage><itemSet>" + String.join("", items) + "</itemSet></newsMessage>";
  }

  @Test
  void fields() {
    WireStory story =
        story(
            item(
                "urn:g:1",
                "<versionCreated>2026-03-01T10:00:00</versionCreated>"
                    + "<pubStatus qcode='stat:usable'/><signal qcode='sig:correction'/>"
                    + "<edNote role='r:one'>First.</edNote><edNote role='r:two'>Second.</edNote>",
                "<contentMeta><urgency>3</urgency><headline role='hld:subHeadline'>Sub</headline>"
                    + "<headline>Main</headline><dateline>London (dpa) - </dateline>"
                    + "<subject qcode='medtop:1'><name>ships</name></subject></contentMeta>"
                    + xhtml(
                        "<p>A <b>fast</b> <a href='https://x.example'>ferry</a>.</p><p>Two.</p>")));
    assertThat(story.getVersionOrdinal()).isEqualTo(2);
    assertThat(story.getTimeSource()).isEqualTo(TimeSource.assumed_zone);
    assertThat(story.getChange()).isEqualTo(Change.correction);
    assertThat(story.getEdNotes()).extracting("text").containsExactly("First.", "Second.");
    assertThat(story.getHeadline()).isEqualTo("Main");
    assertThat(story.getSubheadline()).isEqualTo("Sub");
    assertThat(story.getDateline().getPlace()).isEqualTo("London");
    assertThat(story.getDateline().getSource()).isEqualTo("dpa");
    assertThat(story.getBody()).isEqualTo("A fast ferry.\n\nTwo.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://iptc.org/std/NITF/2006-10-18/", "http://iptc.org/std/NITF/2006-10-18"})
  void anyPrefixAndNitf(String namespace) {
    WireStory story =
        story(
            "<g:newsItem xmlns:g='http://iptc.org/std/nar/2006-10-01/' guid='urn:g:2'><g:contentSet>"
                + "<g:inlineXML><nitf xmlns='"
                + namespace
                + "'><body><body.head><hedline><hl1>From NITF</hl1></hedline></body.head>"
                + "<body.content><p>A <person>Kim</person> says.</p><p>Two.</p></body.content></body>"
                + "</nitf></g:inlineXML></g:contentSet></g:newsItem>");
    assertThat(story.getHeadline()).isEqualTo("From NITF");
    assertThat(story.getBody()).isEqualTo("A Kim says.\n\nTwo.");
  }

  @Test
  void aDeleteThatOnlyItsSignalTells() {
    String meta = "<pubStatus qcode='stat:usable'/><signal qcode='sttinstruct:remove'/>";
    WireStory story = story(item("urn:g:3", meta, ""));
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(story.getPubStatusRaw()).isEqualTo("usable");
  }

  @ParameterizedTest
  @CsvSource({
    "CORRECTED-Ferry back,correction", "REFILE-Ferry back,refile", "RPT-Ferry back,repeat",
    "UPDATE 2-Ferry back,update", "Update on the ferry,unknown", "CORRECTED,correction"
  })
  void headlineTags(String headline, Change change) {
    String meta = "<contentMeta><headline>" + headline + "</headline></contentMeta>";
    assertThat(story(item("urn:g:4", "", meta)).getChange()).isEqualTo(change);
  }

  @Test
  void embargoes() {
    assertThat(rejection(item("urn:g:5", "<embargoed>soon</embargoed>", "")).code())
        .isEqualTo(RejectCode.EMBARGO_UNREADABLE);
    WireStory endless = story(item("urn:g:5", "<embargoed/>", ""));
    assertThat(endless.getPubStatus()).isEqualTo(PubStatus.withheld);
    assertThat(
            story(item("urn:g:5", "<embargoed>2026-03-02T06:00:00Z</embargoed>", ""))
                .getEmbargoed())
        .isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
  }

  @Test
  void aDateInTheGuidThatComesAndGoes() {
    assertThat(story(item("urn:newsml:stt.fi::1027", "", "")).getStoryId())
        .isEqualTo(story(item("urn:newsml:stt.fi:20170131:1027", "", "")).getStoryId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"</q>", "<b>", "&", "<!-- never closed ", "<![CDATA[ never closed"})
  void oneBrokenItemAmongFive(String fault) {
    String[] items =
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> item("urn:g:" + n, "", xhtml("<p>" + (n == 3 ? fault : "ok") + "</p>")))
            .toArray(String[]::new);
    List<Outcome> outcomes = parse(message(items));
    assertThat(outcomes).hasSize(5);
    assertThat(ids(outcomes))
        .containsExactly("demo:urn:g:1", "demo:urn:g:2", "demo:urn:g:4", "demo:urn:g:5");
    NotAStory broken = (NotAStory) outcomes.get(2);
    assertThat(new String(broken.bytes(), StandardCharsets.UTF_8)).isEqualTo(items[2]);
    WireStory fourth = ((Parsed) outcomes.get(3)).story();
    assertThat(new String(fourth.getOriginal().array(), StandardCharsets.UTF_8))
        .isEqualTo(items[3]);
  }

  @Test
  void truncatedAfterTwo() {
    String whole =
        message(
            item("urn:g:1", "", ""), item("urn:g:2", "", ""), item("urn:g:3", "", xhtml("cut")));
    List<Outcome> outcomes = parse(whole.substring(0, whole.indexOf("cut")));
    assertThat(ids(outcomes)).containsExactly("demo:urn:g:1", "demo:urn:g:2");
    assertThat(((NotAStory) outcomes.get(2)).code()).isEqualTo(RejectCode.TRUNCATED);
  }

  @Test
  void doctypesAreNeverRead() {
    String dtd = "<!DOCTYPE newsItem [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    assertThat(rejection(dtd + item("urn:g:6", "", "&x;")).code()).isEqualTo(RejectCode.DOCTYPE);
  }

  private static List<String> ids(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Parsed.class::isInstance)
        .map(o -> ((Parsed) o).story().getStoryId())
        .toList();
  }

  /** As a newsMessage may hold the item of before, two levels deeper. */
  @Test
  void indentationIsNotTheStorys() {
    String flat = xhtml("<h2>Ships</h2><p>A <b>fast</b> <i>ferry</i>.</p><p>Two.</p>");
    String deep =
        xhtml("\n    <h2>Ships</h2>\n    <p>A <b>fast</b> <i>ferry</i>.</p>\n    <p>Two.</p>\n  ");
    WireStory one = story(item("urn:g:1", "", flat));
    WireStory other = story(message(item("urn:g:1", "", deep)));
    assertThat(one.getBodyHtml())
        .isEqualTo("<h2>Ships</h2><p>A <b>fast</b> <i>ferry</i>.</p><p>Two.</p>")
        .isEqualTo(other.getBodyHtml());
    assertThat(one.getBody()).isEqualTo(other.getBody());
  }
}
