package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainTest {

  private static ExplainedOutcome explain(String text) {
    List<ExplainedOutcome> all = Formats.explain(text.getBytes(UTF_8), Contexts.DEMO);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void saysWhichPropertyGaveWhat() {
    ExplainedOutcome ninjs =
        explain(
            "{\"guid\":\"urn:e:1\",\"headline_main\":\"Pier opens\",\"by\":\"Ann Lee\",\"body_html\":\"<p>A.</p>\"}");
    assertThat(ninjs.format()).isEqualTo("ninjs");
    assertThat(ninjs.charset()).isEqualTo("UTF-8: valid UTF-8");
    assertThat(ninjs.sources())
        .containsAllEntriesOf(
            Map.of(
                "guid", "guid",
                "storyId", "guid",
                "headline", "headline_main",
                "byline", "by",
                "body", "body_html",
                "receivedAt", "the message itself"));
  }

  @Test
  void saysWhichLineGaveWhat() {
    ExplainedOutcome wire =
        explain(
            "\u0001f0412\u001freute\r\nu f BC-TIMBER   02-26 0105\u0002\r\nTIMBER CUT\r\n    TURKU, Feb 26 - It was.\r\n\u0003");
    assertThat(wire.format()).isEqualTo("anpa-1312");
    assertThat(wire.sign()).contains("service level");
    assertThat(wire.sources())
        .containsEntry("urgency", "heading: priority")
        .containsEntry("headline", "head: headline")
        .containsEntry("versionCreated", "date in the heading")
        .containsEntry("dateline", "dateline");
  }

  @Test
  void whatIsRejectedIsExplainedToo() {
    ExplainedOutcome binary = explain("%PDF-1.7");
    assertThat(binary.format()).isNull();
    assertThat(binary.outcome()).isInstanceOf(NotAStory.class);
    ExplainedOutcome embargo = explain("{\"uri\":\"urn:e:2\",\"embargoed\":\"soon\"}");
    assertThat(embargo.sources()).containsEntry("guid", "uri");
  }

  @Test
  void outcomesAreTheSameAsWithoutIt() {
    String text = "A tram was late.";
    Parsed plain = (Parsed) Contexts.parse(text).get(0);
    assertThat(((Parsed) explain(text).outcome()).story()).isEqualTo(plain.story());
  }

  /** Several elements are read before a field is set; the one whose text is in it gave it. */
  @Test
  void theElementWhoseTextItIs() {
    ExplainedOutcome nitf =
        explain(
            "<nitf><head><docdata><doc-id id-string='rail-7'/><du-key key='rail' version='3'/>"
                + "</docdata></head><body><body.content><p>Rails.</p></body.content></body></nitf>");
    assertThat(nitf.sources())
        .containsEntry("guid", "nitf/head/docdata/doc-id@id-string")
        .containsEntry("version", "nitf/head/docdata/du-key@version")
        .containsEntry("body", "nitf/body/body.content");
  }
}
