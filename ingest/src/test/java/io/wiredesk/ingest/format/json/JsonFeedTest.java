package io.wiredesk.ingest.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.Contexts;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.WireStory;
import org.junit.jupiter.api.Test;

class JsonFeedTest {

  private static WireStory story(String version, String feed, String item) {
    return Contexts.story("{\"version\":\"%s\",%s\"items\":[%s]}".formatted(version, feed, item));
  }

  @Test
  void version1HasOneAuthorWhoMayBeTheFeeds() {
    WireStory story =
        story(
            "https://jsonfeed.org/version/1",
            "\"author\":{\"name\":\"Mara Lind\"},\"language\":\"nb\",",
            "{\"id\":7,\"content_text\":\"Back.\"}");
    assertThat(story.getGuid()).isEqualTo("7");
    assertThat(story.getByline()).isEqualTo("Mara Lind");
    assertThat(story.getLanguage()).isEqualTo("nb");
  }

  @Test
  void strokesMayBeEscapedAndTheVersionStandLast() {
    WireStory story =
        Contexts.story(
            "{\"items\":[{\"id\":\"a\",\"content_text\":\"Back.\"}],"
                + "\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1.1\",\"language\":\"nb\"}");
    assertThat(story.getFormat()).isEqualTo("json-feed");
    assertThat(story.getLanguage()).isEqualTo("nb");
  }

  @Test
  void severalAuthorsLinksAndFiles() {
    WireStory story =
        story(
            "https://jsonfeed.org/version/1.1",
            "\"authors\":[{\"name\":\"The desk\"}],",
"""
{"url":"https://k.example/a/1","external_url":"https://o.example/","_kw":{"id":"x"},
 "authors":[{"name":"Tove Rask"},{"url":"https://k.example/"},{"name":"Jon Aker"}],
 "title":"Fish &amp; chips","summary":"Short.","image":"https://k.example/i.jpg",
 "content_html":"<p>Long <a href='2'>two</a>.</p>",
 "attachments":[{"url":"https://k.example/a.mp3","mime_type":"audio/mpeg"},{"title":"x"}]}\
""");
    assertThat(story.getGuid()).isEqualTo("https://k.example/a/1");
    assertThat(story.getByline()).isEqualTo("Tove Rask, Jon Aker");
    assertThat(story.getHeadline()).isEqualTo("Fish & chips");
    assertThat(story.getBodyHtml()).contains("https://k.example/a/2");
    assertThat(story.getRenditions())
        .containsExactly(
            new Rendition("alternate", "https://k.example/a/1", "text/html"),
            new Rendition("external", "https://o.example/", null),
            new Rendition("image", "https://k.example/i.jpg", null),
            new Rendition("attachment", "https://k.example/a.mp3", "audio/mpeg"));
  }

  @Test
  void theSummaryWhereNothingElseIs() {
    WireStory story =
        story("https://jsonfeed.org/version/1", "", "{\"id\":\"a\",\"summary\":\"Short.\"}");
    assertThat(story.getBody()).isEqualTo("Short.");
  }

  @Test
  void anotherVersionIsRefusedInOneAnswer() {
    NotAStory refused =
        Contexts.rejection(
            "{\"version\":\"https://jsonfeed.org/version/2\",\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
    assertThat(refused.code()).isEqualTo(RejectCode.UNKNOWN_FORMAT);
    assertThat(refused.reason()).isEqualTo("JSON Feed of version '2'. Send 1 or 1.1.");
  }
}
