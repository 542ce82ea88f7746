package io.wiredesk.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a story is called: within its source, by its guid or its link. */
class IdentityTest {
  private static ParseContext from(String feed, String source, ParseContext.Identity identity) {
    return new ParseContext(
        feed,
        source,
        identity,
        null,
        "http",
        null,
        null,
        null,
        null,
        null,
        null,
        Contexts.RECEIVED,
        null);
  }

  private static List<WireStory> read(String file, ParseContext context) {
    try (InputStream in =
        Objects.requireNonNull(IdentityTest.class.getResourceAsStream("/cases/" + file), file)) {
      List<Outcome> outcomes = Formats.parse(in.readAllBytes(), context);
      assertThat(outcomes).allMatch(o -> o instanceof Parsed);
      return outcomes.stream().map(o -> ((Parsed) o).story()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final ParseContext KESTREL =
      from("kestrel", "kestrel", ParseContext.Identity.GUID);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<newsItem guid='urn:x:1'/>",
        "<nitf><head><docdata><doc-id id-string='urn:x:1'/></docdata></head></nitf>",
        "{\"uri\":\"urn:x:1\",\"headline\":\"Ferry\"}",
        "<rss><channel><item><guid>urn:x:1</guid></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:x:1</id></entry></feed>",
        "A ferry sank off Tarnmouth on Monday, the coast guard said.",
      })
  void isOneWithinItsSourceAndAnotherInAnother(String message) {
    WireStory push = Contexts.story(message, from("push", "hpw", ParseContext.Identity.GUID));
    WireStory sftp = Contexts.story(message, from("sftp", "hpw", ParseContext.Identity.GUID));
    WireStory partner =
        Contexts.story(message, from("partner", "partner", ParseContext.Identity.GUID));
    assertThat(push.getStoryId()).isEqualTo(sftp.getStoryId()).startsWith("hpw:");
    assertThat(partner.getStoryId())
        .isEqualTo("partner:" + StoryId.of(push.getStoryId()).identity());
    assertThat(partner.getGuid()).as("verbatim").isEqualTo(push.getGuid());
  }

  /** Its ref is another name of the story that its page identifies: an order, not the story. */
  @Test
  void aTombstoneOfAFeedWhosePagesIdentifyKillsByItsRef() {
    String tombstone =
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>"
            + "<at:deleted-entry ref='tag:kestrel.example,2026:1' when='2026-03-01T10:00:00Z'/></feed>";
    WireStory kill =
        Contexts.story(tombstone, from("kestrel", "kestrel", ParseContext.Identity.LINK));
    assertThat(kill.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(kill.getStoryId()).isEqualTo("kestrel:deleted-entry:tag:kestrel.example,2026:1");
    assertThat(kill.getGuid()).isEqualTo("tag:kestrel.example,2026:1");
    assertThat(kill.getReplaces()).containsExactly("kestrel:tag:kestrel.example,2026:1");
  }

  @Test
  void aGuidThatIsOnSeveralPagesIdentifiesNone() {
    List<WireStory> stories = read("05-rss-one-guid-many-items.rss", KESTREL);
    assertThat(stories)
        .extracting(WireStory::getStoryId)
        .containsExactly(
            "kestrel:https://kestrel.example/2026/bridge",
            "kestrel:https://kestrel.example/2026/orchard",
            "kestrel:https://kestrel.example/2026/weld");
    assertThat(stories)
        .allSatisfy(s -> assertThat(s.getGuid()).isEqualTo("https://kestrel.example/newsroom/"))
        .allSatisfy(
            s ->
                assertThat(s.getWarnings())
                    .anySatisfy(w -> assertThat(w).contains("identity: link")));
  }

  @Test
  void severalVersionsOfOnePageAreOneStory() {
    String item =
        "<item><guid>g</guid><link>https://k.example/1</link><pubDate>%s</pubDate></item>";
    String rss =
        "<rss><channel>%s%s</channel></rss>"
            .formatted(
                item.formatted("Sun, 01 Mar 2026 07:00:00 GMT"),
                item.formatted("Sun, 01 Mar 2026 08:00:00 GMT"));
    assertThat(Contexts.parse(rss))
        .extracting(o -> ((Parsed) o).story().getStoryId())
        .containsExactly("demo:g", "demo:g");
  }

  @Test
  void theLinkIsAnotherIdOfTheStory() {
    WireStory story = read("06a-rss-guid-slug-first.rss", KESTREL).get(0);
    assertThat(story.getStoryId())
        .isEqualTo("kestrel:https://kestrel.example/a/88231-harbour-tunnel-floods");
    assertThat(story.getAltIds())
        .containsExactly(new AltId("link", "https://kestrel.example/a/88231"));
    WireStory atom =
        Contexts.story(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:k</id>"
                + "<link href='https://k.example/1'/></entry></feed>");
    assertThat(atom.getAltIds()).containsExactly(new AltId("link", "https://k.example/1"));
  }

  @Test
  void orItsOnlyOneWhereTheFeedSaysSo() {
    ParseContext byLink = from("kestrel", "kestrel", ParseContext.Identity.LINK);
    WireStory first = read("06a-rss-guid-slug-first.rss", byLink).get(0);
    WireStory second = read("06b-rss-guid-slug-second.rss", byLink).get(0);
    assertThat(first.getStoryId())
        .isEqualTo("kestrel:https://kestrel.example/a/88231")
        .isEqualTo(second.getStoryId());
    assertThat(first.getAltIds()).contains(new AltId("guid", first.getGuid()));
  }

  @Test
  void aTimeAfterReceiptIsWarnedOf() {
    assertThat(read("28a-rss-date-in-2041.rss", KESTREL).get(0).getWarnings())
        .containsExactly(
            "versionCreated 2041-11-16T09:00:00Z is after its receipt; it orders as received.");
    Instant made =
        read("32a-7901-story-123.txt", from("hpw", "hpw", ParseContext.Identity.GUID))
            .get(0)
            .getVersionCreated();
    assertThat(made).isEqualTo(Instant.parse("2026-03-05T10:00:00Z"));
  }
}
