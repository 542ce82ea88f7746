package io.wiredesk.monitor.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.RejectedRef;
import io.wiredesk.schemas.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectedListTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final String TOPIC = "wire.rejected";
  private static final String SINK = "wire.rejected.sink";

  private final RejectedList book = new RejectedList();

  @Test
  void openUntilSomethingIsDone() {
    add(1, TestWire.rejected("ap", "parse", "truncated", NOON).build());
    add(2, TestWire.rejected("ap", "parse", "truncated", NOON).build());
    add(3, TestWire.rejected("ap", "parse", "truncated", NOON).build());
    decide(NoticeKind.REJECTED_DISCARDED, 1, null, null);
    decide(NoticeKind.REJECTED_REPLAYED, 2, new RawRef(0, 50L), null);

    assertThat(status(1)).isEqualTo(RejectedStatus.DISCARDED);
    assertThat(status(2)).isEqualTo(RejectedStatus.REPLAYED);
    assertThat(status(3)).isEqualTo(RejectedStatus.OPEN);
    assertThat(book.counts())
        .containsEntry(RejectedStatus.OPEN, 1L)
        .containsEntry(RejectedStatus.DISCARDED, 1L);
  }

  @Test
  void whatIngestRejectedAgainIsLinkedInEitherOrderOfReading() {
    add(1, TestWire.rejected("ap", "parse", "truncated", NOON).build());
    decide(NoticeKind.REJECTED_REPLAYED, 1, null, place(2));
    add(2, TestWire.rejected("ap", "parse", "truncated", NOON.plusSeconds(9)).build());

    assertThat(status(1)).isEqualTo(RejectedStatus.FAILED_AGAIN);
    assertThat(view(1).again()).isEqualTo(place(2));
    assertThat(view(2).replayOf()).isEqualTo(place(1));
    assertThat(status(2)).isEqualTo(RejectedStatus.OPEN);
  }

  @Test
  void whatEnrichRejectedAgainIsKnownByTheMessageThatTheReplayMade() {
    add(1, fromRaw("match", 7, NOON));
    decide(NoticeKind.REJECTED_REPLAYED, 1, new RawRef(0, 50L), null);
    add(2, fromRaw("match", 50, NOON.plusSeconds(9)));

    assertThat(status(1)).isEqualTo(RejectedStatus.FAILED_AGAIN);
    assertThat(view(2).replayOf()).isEqualTo(place(1));
  }

  @Test
  void rejectionThatIsReadBeforeItsReplayIsLinkedToo() {
    add(2, fromRaw("match", 50, NOON.plusSeconds(9)));
    add(1, fromRaw("match", 7, NOON));
    decide(NoticeKind.REJECTED_REPLAYED, 1, new RawRef(0, 50L), null);

    assertThat(view(1).again()).isEqualTo(place(2));
  }

  @Test
  void whatTheSinkRejectedAgainIsTheSameMessageLater() {
    Story story = TestWire.story(TestWire.message("ap", "s", NOON).build(), 0, 7);
    book.deadLetter(story, TestWire.seen(SINK, 0, 1, NOON));
    book.notice(
        notice(NoticeKind.REJECTED_REPLAYED, new RecordCoordinate(SINK, 0, 1), NOON.plusSeconds(5))
            .setRawRef(new RawRef(0, 50L))
            .build(),
        TestWire.seen("wire.notices", 0, 0, NOON.plusSeconds(5)));
    book.deadLetter(story, TestWire.seen(SINK, 0, 2, NOON.plusSeconds(9)));

    RejectedView first = book.find(new RecordCoordinate(SINK, 0, 1)).orElseThrow();
    assertThat(first.status()).isEqualTo(RejectedStatus.FAILED_AGAIN);
    assertThat(first.entry().stage()).isEqualTo("sink");
    assertThat(first.entry().via()).contains(ReplayVia.RAW);
  }

  @Test
  void sinkThatReportedOneRecordTwiceFailedNoReplay() {
    Story story = TestWire.story(TestWire.message("ap", "s", NOON).build(), 0, 7);
    book.deadLetter(story, TestWire.seen(SINK, 0, 1, NOON));
    book.deadLetter(story, TestWire.seen(SINK, 0, 2, NOON));

    assertThat(book.counts()).containsOnlyKeys(RejectedStatus.OPEN);
  }

  @Test
  void thereIsAWayBackForEachKind() {
    add(1, TestWire.rejected("ap", "parse", "truncated", NOON).build());
    add(2, fromRaw("decode", 7, NOON));
    add(
        3,
        TestWire.rejected("ap", "decode", "undecodable", NOON)
            .setSourceTopic("wiredesk-enrich-route-repartition")
            .setSourcePartition(0)
            .setSourceOffset(3L)
            .build());

    assertThat(view(1).entry().via()).contains(ReplayVia.INGEST);
    assertThat(view(2).entry().via()).contains(ReplayVia.RAW);
    assertThat(view(3).entry().via()).isEmpty();
  }

  @Test
  void filtersByFeedStageCodeStatusAndTime() {
    add(1, TestWire.rejected("ap", "parse", "truncated", NOON).build());
    add(2, TestWire.rejected("ap", "parse", "doctype", NOON.plusSeconds(10)).build());
    add(3, TestWire.rejected("dpa", "match", "failed", NOON.plusSeconds(20)).build());
    decide(NoticeKind.REJECTED_DISCARDED, 3, null, null);

    assertThat(ids(new RejectedFilter("ap", null, null, null, null, null))).containsExactly(2, 1);
    assertThat(ids(new RejectedFilter(null, "match", null, null, null, null))).containsExactly(3);
    assertThat(ids(new RejectedFilter(null, null, "doctype", null, null, null))).containsExactly(2);
    assertThat(ids(RejectedFilter.ALL.withStatus(RejectedStatus.OPEN))).containsExactly(2, 1);
    assertThat(
            ids(
                new RejectedFilter(
                    null, null, null, null, NOON.plusSeconds(10), NOON.plusSeconds(20))))
        .containsExactly(2);
  }

  @Test
  void pagesGoOnWhereTheyEndedWhateverCameMeanwhile() throws Exception {
    for (int i = 0; i < 25; i++) {
      add(i, TestWire.rejected("ap", "parse", "truncated", NOON.plusSeconds(i / 2)).build());
    }
    List<String> seen = new ArrayList<>();
    String next = null;
    int pages = 0;
    do {
      JsonNode page = page(next, 10);
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      next = page.path("next").asText(null);
      add(100 + pages, TestWire.rejected("ap", "parse", "new", NOON.plusSeconds(999)).build());
    } while (next != null && ++pages < 9);

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(seen.get(0)).isEqualTo("wire.rejected-0@24");
  }

  @Test
  void facetsCountAllThatMatchesMostFirst() throws Exception {
    add(1, TestWire.rejected("ap", "parse", "truncated", NOON).build());
    add(2, TestWire.rejected("dpa", "parse", "truncated", NOON).build());
    add(3, TestWire.rejected("dpa", "parse", "doctype", NOON).build());

    JsonNode page = page(null, 1);

    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(page.path("facets").path("feed").toString())
        .isEqualTo("[{\"value\":\"dpa\",\"count\":2},{\"value\":\"ap\",\"count\":1}]");
  }

  @Test
  void floodOfRejectedCopyKeepsTheNewestAndCountsTheRest() {
    int flood = RejectedList.AT_MOST + 1_000;
    for (int i = 0; i < flood; i++) {
      add(i, fromRaw("match", i, NOON.plusMillis(10L * i)));
    }

    assertThat(book.matching(RejectedFilter.ALL)).hasSize(RejectedList.AT_MOST);
    assertThat(book.notListed()).isEqualTo(1_000);
    assertThat(book.find(place(0))).isEmpty();
    assertThat(book.find(place(flood - 1))).isPresent();
  }

  private JsonNode page(@Nullable String after, int limit) throws JsonProcessingException {
    return new ObjectMapper()
        .readTree(
            Json.of(
                RejectedPage.of(
                    book.matching(RejectedFilter.ALL),
                    PageCursor.of(after),
                    limit,
                    book.notListed(),
                    true,
                    NOON)));
  }

  private void add(long offset, Rejected rejected) {
    book.rejected(rejected, TestWire.seen(TOPIC, 0, offset, rejected.getAt()));
  }

  private static Rejected fromRaw(String stage, long rawOffset, Instant at) {
    return TestWire.rejected("ap", stage, "failed", at)
        .setSourceTopic("wire.raw")
        .setSourcePartition(0)
        .setSourceOffset(rawOffset)
        .build();
  }

  private void decide(
      NoticeKind kind, long offset, @Nullable RawRef raw, @Nullable RecordCoordinate again) {
    book.notice(
        notice(kind, place(offset), NOON.plusSeconds(5))
            .setRawRef(raw)
            .setAgain(
                again == null
                    ? null
                    : new RejectedRef(again.topic(), again.partition(), again.offset()))
            .build(),
        TestWire.seen("wire.notices", 0, 0, NOON.plusSeconds(5)));
  }

  private static Notice.Builder notice(NoticeKind kind, RecordCoordinate about, Instant at) {
    return TestWire.notice(kind, at)
        .setFeed("ap")
        .setRejected(new RejectedRef(about.topic(), about.partition(), about.offset()));
  }

  private List<Integer> ids(RejectedFilter filter) {
    return book.matching(filter).stream().map(v -> (int) v.entry().place().offset()).toList();
  }

  private RejectedStatus status(long offset) {
    return view(offset).status();
  }

  private RejectedView view(long offset) {
    return book.find(place(offset)).orElseThrow();
  }

  private static RecordCoordinate place(long offset) {
    return new RecordCoordinate(TOPIC, 0, offset);
  }
}
