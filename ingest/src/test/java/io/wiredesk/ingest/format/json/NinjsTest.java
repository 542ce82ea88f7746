package io.wiredesk.ingest.format.json;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.rejection;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NinjsTest {

  @Test
  void scalarsOfOnePointX() {
    WireStory story =
        story(
            """
            {"uri":"urn:n:1","version":"3","pubstatus":"usable","urgency":4,"byline":"By Ann Lee",
             "versioncreated":"2026-03-01T10:00:00+0100","embargoed":"2026-03-02T06:00:00Z",
             "headline":"Quay &amp; pier","body_html":"<p>One.</p><script>x</script><p>Two.</p>",
             "subject":[{"code":"11000000","scheme":"medtop","name":"politics"}],
             "place":[{"name":"Oslo"}],"altids":{"etag":"7"},"ednote":"Adds pier",
             "associations":{"main":{"uri":"urn:n:pic","type":"picture","headline":"Pier"}}}""");
    assertThat(story.getStoryId()).isEqualTo("demo:urn:n:1");
    assertThat(story.getVersionOrdinal()).isEqualTo(3);
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(story.getEmbargoed()).isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
    assertThat(story.getHeadline()).isEqualTo("Quay & pier");
    assertThat(story.getByline()).isEqualTo("Ann Lee");
    assertThat(story.getBody()).isEqualTo("One.\n\nTwo.");
    assertThat(story.getBodyHtml()).doesNotContain("script");
    assertThat(story.getSubjects()).containsExactly(new Concept("medtop:11000000", "politics"));
    assertThat(story.getAltIds())
        .singleElement()
        .hasToString("{\"role\": \"etag\", \"value\": \"7\"}");
    assertThat(story.getEdNotes().get(0).getText()).isEqualTo("Adds pier");
    assertThat(story.getAssociations().get(0).getRole()).isEqualTo("main");
  }

  @Test
  void listsAndCamelCaseOfThree() {
    WireStory story =
        story(
            """
            {"uri":"https://n.example/1?et=abc&id=9&qt=x","versionCreated":"2026-03-01T10:00:00Z",
             "pubStatus":"canceled","headlines":[{"role":"sub","value":"S"},{"role":"main","value":"M"}],
             "bodies":[{"role":"text","contentType":"text/plain","value":"One.\\n\\nTwo."}]}""");
    assertThat(story.getStoryId()).isEqualTo("demo:https://n.example/1?id=9");
    assertThat(story.getGuid()).isEqualTo("https://n.example/1?et=abc&id=9&qt=x");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(story.getHeadline()).isEqualTo("M");
    assertThat(story.getSubheadline()).isEqualTo("S");
    assertThat(story.getBody()).isEqualTo("One.\n\nTwo.");
  }

  @Test
  void anEmbargoThatIsNoTimeDoesNotLeak() {
    for (String value : List.of("\"Next Monday\"", "{\"from\":1}", "[]", "20")) {
      NotAStory bad = rejection("{\"uri\":\"urn:n:e\",\"embargoed\":" + value + "}");
      assertThat(bad.code()).isEqualTo(RejectCode.EMBARGO_UNREADABLE);
      assertThat(bad.storyId()).isEqualTo("demo:urn:n:e");
    }
    String twice = "{\"uri\":\"u\",\"embargoed\":\"2030-01-01T00:00:00Z\",\"Embargoed\":null}";
    assertThat(rejection(twice).code()).isEqualTo(RejectCode.NOT_WELL_FORMED);
  }

  @Test
  void otherTimesThatAreNoneAreWarnings() {
    WireStory story = story("{\"uri\":\"urn:n:w\",\"versioncreated\":\"yesterday\"}");
    assertThat(story.getVersionCreated()).isNull();
    assertThat(story.getWarnings()).singleElement().asString().contains("yesterday");
  }

  @Test
  void unknownStatusIsWithheld() {
    WireStory story = story("{\"uri\":\"urn:n:s\",\"pubstatus\":\"maybe\"}");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.withheld);
    assertThat(story.getPubStatusRaw()).isEqualTo("maybe");
  }

  @Test
  void anIdThatIsNoUriHoldsWithinItsFeed() {
    assertThat(story("{\"uri\":\"12345\"}").getStoryId()).isEqualTo("demo:12345");
  }

  @Test
  void whatWasWholeBeforeTheBreakIsKept() {
    String text = "[{\"uri\":\"urn:n:a\"}, {\"uri\":\"urn:n:b\"}, {\"uri\":\"urn:n";
    List<Outcome> outcomes = parse(text);
    assertThat(outcomes).hasSize(3);
    WireStory first = ((Parsed) outcomes.get(0)).story();
    assertThat(new String(first.getOriginal().array(), StandardCharsets.UTF_8))
        .isEqualTo("{\"uri\":\"urn:n:a\"}");
    NotAStory rest = (NotAStory) outcomes.get(2);
    assertThat(rest.code()).isEqualTo(RejectCode.TRUNCATED);
    assertThat(new String(rest.bytes(), StandardCharsets.UTF_8)).contains("{\"uri\":\"urn:n");
  }

  @Test
  void oneItemTooDeepDoesNotCostTheNext() {
    String deep = "{\"uri\":\"urn:n:deep\",\"x\":" + "[".repeat(500) + "]".repeat(500) + "}";
    List<Outcome> outcomes = parse("[" + deep + ",{\"uri\":\"urn:n:flat\"}]");
    assertThat(outcomes.get(0)).isInstanceOf(NotAStory.class);
    assertThat(((Parsed) outcomes.get(1)).story().getStoryId()).isEqualTo("demo:urn:n:flat");
  }

  /** The URI identifies; a guid beside it stays as it is. */
  @Test
  void guidBesideUri() {
    WireStory story = story("{\"guid\":\"g-1\",\"uri\":\"urn:n:9?v=2\",\"headline\":\"Pier\"}");
    assertThat(story.getGuid()).isEqualTo("g-1");
    assertThat(story.getStoryId()).isEqualTo("demo:urn:n:9");
    assertThat(story.getAltIds()).extracting("value").containsExactly("urn:n:9?v=2");
  }
}
