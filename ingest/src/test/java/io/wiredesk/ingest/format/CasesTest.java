package io.wiredesk.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts, fields and items that were once read wrong. */
class CasesTest extends CaseFiles {
  @Test
  void aNewlineBeforeTheDeclarationLosesNoItem() {
    assertThat(stories("45-leading-newline.rss", null))
        .extracting(WireStory::getGuid)
        .containsExactly("k45-0", "k45-1", "k45-2", "k45-3", "k45-4");
  }

  @Test
  void norTheChannelsLanguage() {
    WireStory story = story("13-rss-cp1251-after-newline.rss");
    assertThat(story.getLanguage()).isEqualTo("ru");
    assertThat(story.getCharset()).isEqualTo("windows-1251");
    assertThat(story.getWarnings()).isEmpty();
  }

  @Test
  void oneBadByteIsNoOtherCharset() {
    WireStory story = story("14-g2-one-bad-utf8-byte.xml");
    assertThat(story.getHeadline()).startsWith("Ferja til Sørøya innstilt – båtene");
    assertThat(story.getBody()).contains("innstilt\uFFFD ut uka.").contains("Øyas råd");
    assertThat(story.getCharset()).isEqualTo("UTF-8");
    assertThat(story.getWarnings()).singleElement().asString().contains("U+FFFD");
  }

  @Test
  void halfACharacterIsReplaced() {
    WireStory story = story("17-ninjs-nul-and-surrogates.json");
    assertThat(story.getHeadline()).isEqualTo("Rocket test at Andvik slips");
    assertThat(story.getBody())
        .isEqualTo(
            "Crowds cheered \uD83D\uDE80 at the pad.\n\n"
                + "A broken sign \uFFFD follows, and \uFFFD too.");
    assertThat(Contexts.story("{\"uri\":\"u\",\"headline\":\"a \\\\ud83d b\"}").getHeadline())
        .isEqualTo("a \\ud83d b");
  }

  @Test
  void namespacesDecideInAtom() {
    WireStory story = story("09a-atom-other-prefix.atom");
    assertThat(story.getHeadline()).isEqualTo("Canal lock closed for repairs");
    assertThat(story.getGuid()).isEqualTo("tag:vellmar.example,2026:e1");
    assertThat(story.getByline()).isEqualTo("Jon Aker");
    assertThat(story.getLanguage()).isEqualTo("en-GB");
    assertThat(story.getBody())
        .isEqualTo("The lock at Weld closed on Monday.\n\nIt opens in a week.");
  }

  @Test
  void namespacesDecideInRdf() {
    WireStory story = story("09b-rdf-rss-prefix.rdf");
    assertThat(story.getHeadline()).isEqualTo("Night bus to Korsvik starts");
    assertThat(story.getBody()).isEqualTo("A night bus runs from Sunday.");
    assertThat(story.getByline()).isEqualTo("Mara Lind");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T21:10:00Z"));
  }

  @Test
  void mediaDescriptionIsTheTextWhereNothingElseIs() {
    assertThat(story("08-atom-media-group.atom").getBody())
        .isEqualTo(
            "The minister says the wall will be two metres higher.\n\n"
                + "Work begins in June & ends before the winter storms.");
  }

  @Test
  void aTombstonesCommentIsANote() {
    List<WireStory> stories = stories("25-atom-tombstones.atom", null);
    assertThat(stories).hasSize(3);
    assertThat(stories.get(0).getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(stories.get(0).getEdNotes())
        .singleElement()
        .satisfies(n -> assertThat(n.getText()).isEqualTo("Wrong photograph."));
    assertThat(stories.get(1).getEdNotes()).isEmpty();
  }

  @Test
  void aPictureInBase64IsNoText() {
    WireStory story = story("52-atom-image-content.atom");
    assertThat(story.getBody()).isEqualTo("The crane at dusk.");
    assertThat(story.getWarnings()).singleElement().asString().contains("image/png");
    WireStory g2 =
        Contexts.story(
            "<newsItem guid='g'><contentSet><inlineData contenttype='image/png'>iVBORw0KGgo="
                + "</inlineData></contentSet></newsItem>");
    assertThat(g2.getBody()).isEmpty();
    assertThat(g2.getWarnings()).singleElement().asString().contains("image/png");
  }

  @Test
  void aStoryThatHoldsItemsIsOneToo() {
    assertThat(stories("51-ninjs-items-inside-story.json", null))
        .extracting(WireStory::getGuid)
        .containsExactly(
            "tag:harrowpoint.example,2026:outer-51", "tag:harrowpoint.example,2026:inner-51");
  }

  @Test
  void whatIsNotForPublicationIsANote() {
    WireStory story = story("49-7901-not-for-publication.txt");
    assertThat(story.getHeadline()).isEqualTo("Ferry terminal open again");
    assertThat(story.getBody())
        .isEqualTo("Tarnmouth (hpw) - The ferry terminal opened again on Friday.");
    assertThat(story.getEdNotes())
        .singleElement()
        .satisfies(n -> assertThat(n.getRole()).isEqualTo("not-for-publication"))
        .satisfies(n -> assertThat(n.getText()).contains("Note Book").contains("555 0100"));
  }

  @Test
  void aLeadAboveTheHeadlineIsATake() {
    WireStory story = story("50-7901-lead-above-headline.txt");
    assertThat(story.getTakeKey()).isEqualTo("2ND LEAD");
    assertThat(story.getHeadline()).isEqualTo("Swing bridge stuck with two barges below");
    assertThat(story.getSlugline()).isEqualTo("Norland-Bridge/");
    assertThat(story.getKeywords()).extracting(k -> k.getName()).containsExactly("Norland-Bridge");
  }

  @Test
  void linksStartFromTheNearestBase() {
    List<WireStory> stories = stories("10-atom-xml-base.atom", null);
    assertThat(stories.get(0).getRenditions())
        .extracting(Rendition::getHref)
        .containsExactly("https://vellmar.example/desk/2026/03/harbour.html");
    assertThat(stories.get(0).getBodyHtml())
        .contains("\"https://static.vellmar.example/map.html\"");
    assertThat(stories.get(1).getRenditions())
        .extracting(Rendition::getHref)
        .containsExactly("https://vellmar.example/second.html");
    assertThat(stories.get(1).getBodyHtml()).contains("\"https://vellmar.example/third\"");
  }

  @Test
  void aJsonFeed() {
    List<WireStory> stories = stories("27-jsonfeed.json", null);
    assertThat(stories).extracting(WireStory::getFormat).containsOnly("json-feed");
    assertThat(stories)
        .extracting(WireStory::getGuid)
        .containsExactly("kw-2026-0301-1", "kw-2026-0301-2");
    assertThat(stories).extracting(WireStory::getLanguage).containsExactly("en-GB", "en");
    WireStory first = stories.get(0);
    assertThat(first.getHeadline()).isEqualTo("Rope ferry returns to the Tarn");
    assertThat(first.getBody()).isEqualTo("The rope ferry is back.\n\nIt runs from six to nine.");
    assertThat(first.getByline()).isEqualTo("Tove Rask");
    assertThat(first.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
    assertThat(first.getFirstCreated()).isEqualTo(Instant.parse("2026-03-01T06:00:00Z"));
    assertThat(first.getKeywords()).extracting(k -> k.getName()).containsExactly("ferries", "Tarn");
    assertThat(stories.get(1).getHeadline()).isNull();
    assertThat(stories.get(1).getBody()).isEqualTo("One line, no title: the mill is sold.");
  }
}
