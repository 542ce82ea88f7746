package io.wiredesk.ingest.format.syndication;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RSS 0.9x to 2.0, RDF and Atom. */
class WebFeedTest {

  private static String rss(String item) {
    return """
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
          <channel><title>Garden</title><language>en-gb</language><copyright>Garden Press</copyright><item>%s</item></channel></rss>"""
        .formatted(item);
  }

  private static String atom(String entry) {
    return "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title>Jardin</title><entry>"
        + entry
        + "</entry></feed>";
  }

  @Test
  void rssFields() {
    WireStory story =
        story(
            rss(
                """
                <guid isPermaLink="false">g-1</guid><link>https://garden.invalid/1?utm_source=x</link>
                <title>Roses &amp;amp; thorns</title><dc:creator>Ida Bloom</dc:creator><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>
                <description>Short.</description><c:encoded><![CDATA[<p>Roses.</p><p>Thorns.</p>]]></c:encoded>
                <category domain="d">plants</category><enclosure url="https://garden.invalid/1.mp3" type="audio/mpeg"/>"""));
    assertThat(story.getGuid()).isEqualTo("g-1");
    assertThat(story.getStoryId()).isEqualTo("demo:g-1");
    assertThat(story.getHeadline()).isEqualTo("Roses & thorns");
    assertThat(story.getByline()).isEqualTo("Ida Bloom");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(story.getFirstCreated()).isEqualTo(story.getVersionCreated());
    assertThat(story.getLanguage()).isEqualTo("en-GB");
    assertThat(story.getCopyrightNotice()).isEqualTo("Garden Press");
    assertThat(story.getKeywords()).containsExactly(new Concept("d", "plants"));
    assertThat(story.getRenditions())
        .contains(new Rendition("enclosure", "https://garden.invalid/1.mp3", "audio/mpeg"));
    assertThat(story.getBody()).isEqualTo("Roses.\n\nThorns.");
  }

  /** What counts visitors is no part of what identifies. */
  @Test
  void theLinkIdentifiesWhereThereIsNoGuid() {
    assertThat(
            story(rss("<link>https://garden.invalid/1?id=4&amp;utm_medium=y</link>")).getStoryId())
        .isEqualTo("demo:https://garden.invalid/1?id=4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 01 Mar 2026 10:00:00 +0200|2026-03-01T08:00:00Z",
        "Sun, 01 Mar 2026 10:00:00 +02:00|2026-03-01T08:00:00Z",
        "Sun, 1 Mar 26 10:00 EST|2026-03-01T15:00:00Z",
        "2026-03-01T10:00:00+02:00|2026-03-01T08:00:00Z"
      })
  void dates(String written, Instant time) {
    assertThat(story(rss("<guid>g</guid><pubDate>" + written + "</pubDate>")).getVersionCreated())
        .isEqualTo(time);
  }

  @Test
  void undatedAndEscapedTwice() {
    WireStory story =
        story(
            rss(
                "<guid>g</guid><description>&amp;lt;p&amp;gt;Ivy &amp;amp;amp; moss.&amp;lt;/p&amp;gt;</description>"));
    assertThat(story.getVersionCreated()).isNull();
    assertThat(story.getBody()).isEqualTo("Ivy & moss.");
  }

  @Test
  void bareAmpersandsAreForgivenAndSaid() {
    WireStory story = story(rss("<guid>g</guid><title>Bees & wasps</title>"));
    assertThat(story.getHeadline()).isEqualTo("Bees & wasps");
    assertThat(story.getWarnings()).anyMatch(w -> w.contains("Not well-formed"));
  }

  @Test
  void anItemThatBreaksOffIsNone() {
    String whole = rss("<guid>g-1</guid><title>One</title></item><item><guid>g-2</guid><title>Two");
    List<Outcome> outcomes = parse(whole.substring(0, whole.indexOf("Two") + 2));
    assertThat(outcomes).hasSize(2);
    assertThat(((NotAStory) outcomes.get(1)).code()).isEqualTo(RejectCode.TRUNCATED);
  }

  @Test
  void rdf() {
    WireStory story =
        story(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://garden.invalid/"><title>Garden</title></channel>
              <item rdf:about="https://garden.invalid/2"><title>Moss</title><link>https://garden.invalid/2</link>
                <dc:date>2026-03-01</dc:date><description>Green.</description></item></rdf:RDF>""");
    assertThat(story.getFormat()).isEqualTo("rss");
    assertThat(story.getStoryId()).isEqualTo("demo:https://garden.invalid/2");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(story.getBody()).isEqualTo("Green.");
  }

  @Test
  void atomFields() {
    WireStory story =
        story(
            atom(
                """
                <id>tag:jardin.invalid,2026:1</id><title type="html">Lis &amp;amp; lilas</title><author><name>Lou Pré</name></author>
                <updated>2026-03-01T10:00:00Z</updated><published>2026-02-28T10:00:00Z</published><rights>Jardin</rights>
                <link rel="self" href="https://jardin.invalid/1.atom"/><link href="https://jardin.invalid/1"/><category term="fleurs"/>
                <summary>Court.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lis.</p><p>Lilas.</p></div></content>"""));
    assertThat(story.getStoryId()).isEqualTo("demo:tag:jardin.invalid,2026:1");
    assertThat(story.getHeadline()).isEqualTo("Lis & lilas");
    assertThat(story.getByline()).isEqualTo("Lou Pré");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(story.getFirstCreated()).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
    assertThat(story.getLanguage()).isEqualTo("fr");
    assertThat(story.getCopyrightNotice()).isEqualTo("Jardin");
    assertThat(story.getKeywords()).containsExactly(new Concept(null, "fleurs"));
    assertThat(story.getRenditions())
        .containsExactly(new Rendition("alternate", "https://jardin.invalid/1", "text/html"));
    assertThat(story.getBody()).isEqualTo("Lis.\n\nLilas.");
  }

  @Test
  void atomInBase64() {
    WireStory story =
        story(atom("<id>a</id><content type='application/octet-stream'>TGlsYXMu</content>"));
    assertThat(story.getBody()).isEqualTo("Lilas.");
  }

  @Test
  void aTombstoneIsAKill() {
    WireStory story =
        story(
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>"
                + "<at:deleted-entry ref='tag:jardin.invalid,2026:1' when='2026-03-02T10:00:00Z'/></feed>");
    assertThat(story.getStoryId()).isEqualTo("demo:tag:jardin.invalid,2026:1");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.canceled);
  }
}
