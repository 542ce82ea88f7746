package io.wiredesk.monitor.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickerLineTest {
  @Test
  void aStoryIsTitledByItsHeadline() {
    ObjectNode line =
        TickerLine.of(TestStories.story("a", " <b>Ferry</b> line opens ", "OSLO - …"));

    assertThat(line.path("kind").asText()).isEqualTo("story");
    assertThat(line.path("title").asText()).isEqualTo("<b>Ferry</b> line opens");
    assertThat(line.path("change").asText()).isEqualTo("new");
    assertThat(line.path("at").asText()).isEqualTo("2026-03-05T10:00:00.123Z");
  }

  @Test
  void withoutAHeadlineTheFirstWordsStandForIt() {
    String opening = "OSLO - " + "A ferry line opened on Tuesday. ".repeat(10);

    String title = TickerLine.of(TestStories.story("a", null, opening)).path("title").asText();

    assertThat(title).startsWith("OSLO - A ferry line").endsWith("…").hasSizeLessThan(125);
    assertThat(TickerLine.of(TestStories.story("the-id", "", "")).path("title").asText())
        .isEqualTo("the-id");
  }

  @Test
  void aCopyNamesItsGroup() {
    ObjectNode line = TickerLine.of(TestStories.copy("b", "a"));

    assertThat(line.path("kind").asText()).isEqualTo("copy");
    assertThat(line.path("relation").asText()).isEqualTo("EXACT");
    assertThat(line.path("groupId").asText()).isEqualTo("a");
  }

  @Test
  void nothingOfAKilledStoryIsTold() {
    ObjectNode line = TickerLine.of(TestStories.kill("a", "ferry"));

    assertThat(line.path("title").asText()).isEqualTo("(killed) ferry");
    assertThat(line.path("pubStatus").asText()).isEqualTo("canceled");
  }

  @Test
  void aNoticeIsItsText() {
    Notice notice =
        Notice.newBuilder()
            .setKind(NoticeKind.FEED_SILENT)
            .setFeed("harbour")
            .setText("harbour is silent")
            .setAt(TestStories.RECEIVED)
            .build();

    assertThat(TickerLine.of(notice, notice.getText()).path("notice").asText())
        .isEqualTo("FEED_SILENT");
    assertThat(TickerLine.of(notice, new RecentTitles().told(notice)).path("title").asText())
        .isEqualTo("harbour is silent");
  }

  @Test
  void aNoticeNamesStoriesByTheirTitlesWhereTheyAreKnown() {
    RecentTitles titles = new RecentTitles();
    titles.add("ap:1", "Ferry line opens");
    titles.add("ap:12", "Snow in Tveit");
    Notice notice =
        Notice.newBuilder()
            .setKind(NoticeKind.KILL_WITH_LIVE_COPIES)
            .setStoryId("ap:1")
            .setRelated(List.of("ap:12", "dpa:3"))
            .setText("ap:1 was killed; live copies: ap:12, dpa:3")
            .setAt(Instant.EPOCH)
            .build();

    assertThat(titles.told(notice))
        .isEqualTo("“Ferry line opens” was killed; live copies: “Snow in Tveit”, dpa:3");
  }
}
