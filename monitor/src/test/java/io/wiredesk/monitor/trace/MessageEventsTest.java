package io.wiredesk.monitor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.monitor.trace.TraceEvent.Kind;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageEventsTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final TraceContext TRACE =
      new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01", null);
  private final MessageEvents events = new MessageEvents();
  private final WireStory message = TestWire.message("ap", "ap:1", NOON).build();

  @Test
  void aCopyIsTracedByItsHeadersAndSaysByWhichEvidence() {
    SeenRecord raw = TestWire.seen("wire.raw", 0, 7, NOON.plusMillis(20));
    WireHeaders.stamp(raw.record().headers(), WireHeaders.PUBLISHED, NOON.plusMillis(9));
    TRACE.putInto(raw.record().headers());
    SeenRecord out = TestWire.seen("wire.duplicates", 0, 3, NOON.plusMillis(90));
    WireHeaders.stamp(out.record().headers(), WireHeaders.DECIDED, NOON.plusMillis(50));
    Story copy = TestWire.story(message, 0, 7);
    copy.setCopy(
        new Copy(Relation.NEAR, "dpa:2", "dpa:2", .934, List.of("one lead", "same names")));

    events.message(message, raw);
    events.copy(copy, out);
    events.copy(copy, out);

    TracedMessage traced = only("ap:1");
    assertThat(traced.traceId()).contains(TRACE.traceId());
    assertThat(traced.events())
        .extracting(TraceEvent::kind)
        .containsExactly(Kind.RECEIVED, Kind.PUBLISHED, Kind.DECIDED, Kind.COMMITTED);
    assertThat(traced.events().get(2).at()).isEqualTo(NOON.plusMillis(50));
    assertThat(traced.events().get(2).text())
        .isEqualTo("near copy of dpa:2, similarity 93 %: one lead; same names; revision 1, new");
    assertThat(traced.events().get(3).at()).isEqualTo(NOON.plusMillis(90));
  }

  @Test
  void noticesAndRejectionsAreStepsOfTheirMessage() {
    events.notice(
        TestWire.notice(NoticeKind.STORY_HELD, NOON)
            .setStoryId("ap:1")
            .setRawRef(new RawRef(0, 7L))
            .setUntil(NOON.plusSeconds(60))
            .build(),
        TestWire.seen("wire.notices", 0, 0, NOON));
    events.rejected(
        TestWire.rejected("ap", "match", "internal", NOON.plusSeconds(61))
            .setStoryId("ap:1")
            .setSourceTopic("wire.raw")
            .setSourcePartition(0)
            .setSourceOffset(7L)
            .build(),
        TestWire.seen("wire.rejected", 0, 0, NOON.plusSeconds(61)));

    assertThat(only("ap:1").events())
        .extracting(TraceEvent::text)
        .containsExactly(
            "by its embargo until 2026-05-04T12:01:00Z",
            "at match, internal: match: told by a test");
  }

  @Test
  void theOldestIsForgottenFirstAndOneStoryFillsNoMemory() {
    for (long offset = 0; offset < 20_001; offset++) {
      events.message(message, TestWire.seen("wire.raw", 0, offset, NOON));
    }
    for (int again = 0; again < 1_000; again++) {
      Instant at = NOON.plusMillis(again);
      events.story(TestWire.story(message, 0, 20_000), TestWire.seen("wire.stories", 0, again, at));
    }

    List<TracedMessage> kept = events.of("ap:1");
    assertThat(kept).hasSize(20_000);
    assertThat(kept.get(0).raw).contains(new RawCoordinate(0, 1));
    assertThat(Stream.of(kept.get(19_999)).mapToInt(m -> m.events().size()).max().orElse(0))
        .isLessThan(30);
  }

  private TracedMessage only(String storyId) {
    assertThat(events.of(storyId)).hasSize(1);
    return events.of(storyId).get(0);
  }
}
