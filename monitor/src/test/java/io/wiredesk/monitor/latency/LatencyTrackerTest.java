package io.wiredesk.monitor.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.monitor.feeds.MutableClock;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.topics.Replay;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What topics tell; the stages that the database tells are in {@code StoresIT}. */
class LatencyTrackerTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private final MutableClock clock = new MutableClock(NOON);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LatencyTracker book = new LatencyTracker(meters, Optional.empty(), clock);

  @Test
  void timesAStoryFromTheWireToWhereConsumersReadIt() {
    WireStory message =
        TestWire.message("ap", "s", NOON)
            .setVersionCreated(NOON.minusSeconds(40))
            .setTimeSource(TimeSource.explicit)
            .build();
    book.message(message, seen("wire.raw", Duration.ofMillis(20)));
    book.story(TestWire.story(message, 0, 7), seen("wire.stories", Duration.ofMillis(150)));

    assertThat(p50("ap", LatencyStage.WIRE)).isEqualTo(40, within(2.0));
    assertThat(p50("ap", LatencyStage.RAW)).isEqualTo(0.020, within(0.001));
    assertThat(p50("ap", LatencyStage.ENRICHED)).isEqualTo(0.130, within(0.007));
    assertThat(p50(null, LatencyStage.ENRICHED)).isEqualTo(0.130, within(0.007));
    assertThat(
            meters
                .get("wiredesk.story.latency")
                .tags("feed", "ap", "stage", "enriched")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void timeThatTheWireDoesNotStateItselfIsNotTimed() {
    book.message(
        TestWire.message("ap", "s", NOON)
            .setVersionCreated(NOON.minusSeconds(40))
            .setTimeSource(TimeSource.assumed_zone)
            .build(),
        seen("wire.raw", Duration.ZERO));

    assertThat(count("ap", LatencyStage.WIRE)).isZero();
  }

  @Test
  void embargoIsNoLatency() {
    WireStory message =
        TestWire.message("ap", "s", NOON).setEmbargoed(NOON.plusSeconds(600)).build();
    book.message(message, seen("wire.raw", Duration.ZERO));
    book.story(TestWire.story(message, 0, 7), seen("wire.stories", Duration.ofSeconds(602)));

    assertThat(p50("ap", LatencyStage.ENRICHED)).isEqualTo(2, within(0.1));
  }

  @Test
  void killsAreTimedByThemselvesToo() {
    WireStory kill = TestWire.message("ap", "s", NOON).setPubStatus(PubStatus.canceled).build();
    book.message(kill, seen("wire.raw", Duration.ofMillis(10)));
    book.story(TestWire.story(kill, 0, 7), seen("wire.stories", Duration.ofSeconds(1)));

    assertThat(book.read(true, set -> set.hour("ap", LatencyStage.ENRICHED, NOON)).count())
        .isEqualTo(1);
    assertThat(count("ap", LatencyStage.ENRICHED)).isEqualTo(1);
    assertThat(meters.get("wiredesk.kill.latency").tag("stage", "enriched").timer().count())
        .isEqualTo(1);
  }

  @Test
  void revisionPublishedAgainIsTimedOnce() {
    WireStory message = TestWire.message("ap", "s", NOON).build();
    book.message(message, seen("wire.raw", Duration.ZERO));
    book.story(TestWire.story(message, 0, 7), seen("wire.stories", Duration.ofSeconds(1)));
    book.story(TestWire.story(message, 0, 7), seen("wire.stories", Duration.ofMinutes(15)));

    assertThat(count("ap", LatencyStage.ENRICHED)).isEqualTo(1);
  }

  @Test
  void resentAndRejectedMessagesAreNotWaitedFor() {
    WireStory message = TestWire.message("ap", "s", NOON).build();
    book.message(message, seen("wire.raw", Duration.ZERO));
    book.notice(
        TestWire.notice(NoticeKind.STORY_RESENT, NOON).setRawRef(new RawRef(0, 7L)).build(),
        seen("wire.notices", Duration.ZERO));
    book.story(TestWire.story(message, 0, 7), seen("wire.stories", Duration.ofSeconds(1)));

    assertThat(count("ap", LatencyStage.ENRICHED)).isZero();
  }

  @Test
  void clockThatIsBehindMakesNoNegativeDuration() {
    WireStory message = TestWire.message("ap", "s", NOON.plusSeconds(90)).build();
    book.message(message, seen("wire.raw", Duration.ZERO));

    assertThat(p50("ap", LatencyStage.RAW)).isLessThanOrEqualTo(0.001);
    assertThat(book.meters().skewed()).isEqualTo(1);
    assertThat(meters.get("wiredesk.latency.skewed").tag("stage", "raw").counter().count())
        .isEqualTo(1);
  }

  @Test
  void whatWasReadLateIsNotTimedByOurClock() {
    WireStory message = TestWire.message("ap", "s", NOON).build();
    SeenRecord prompt = seen("wire.raw", Duration.ofHours(2));
    book.message(message, new SeenRecord(prompt.record(), prompt.at(), true, true, false));
    book.message(message, new SeenRecord(prompt.record(), prompt.at(), false, false, false));

    assertThat(count("ap", LatencyStage.RAW)).isZero();
  }

  @Test
  void replayIsNotTimed() {
    book.message(
        TestWire.message("ap", "s", NOON).setTransport(Replay.TRANSPORT).build(),
        seen("wire.raw", Duration.ZERO));

    assertThat(count("ap", LatencyStage.RAW)).isZero();
  }

  @Test
  void seriesHasAllMinutesOldestFirst() throws Exception {
    book.message(TestWire.message("ap", "s", NOON).build(), seen("wire.raw", Duration.ofMillis(5)));

    JsonNode slots = slots(LatencyRange.HOUR);

    assertThat(slots).hasSize(LatencyRange.HOUR.slots);
    assertThat(slots.get(LatencyRange.HOUR.slots - 1).path("count").asInt()).isEqualTo(1);
    assertThat(slots.get(LatencyRange.HOUR.slots - 1).path("at").asText())
        .isEqualTo("2026-05-04T12:00:00Z");
    assertThat(slots.get(0).path("p50").isNull()).isTrue();
  }

  @Test
  void whatLeftTheQuarterStaysInTheHourAndThenInTheDay() throws Exception {
    book.message(TestWire.message("ap", "s", NOON).build(), seen("wire.raw", Duration.ofMillis(5)));
    clock.plus(Duration.ofMinutes(14));
    assertThat(countsOver(LatencyRange.values())).containsExactly(1L, 1L, 1L);
    clock.plus(Duration.ofMinutes(1));
    assertThat(countsOver(LatencyRange.values())).containsExactly(0L, 1L, 1L);
    clock.plus(Duration.ofMinutes(85));
    assertThat(countsOver(LatencyRange.values())).containsExactly(0L, 0L, 1L);
    JsonNode day = slots(LatencyRange.DAY);
    assertThat(day).hasSize(48);
    assertThat(day.get(44).path("count").asInt()).isEqualTo(1);
    assertThat(day.get(44).path("at").asText()).isEqualTo("2026-05-04T12:00:00Z");
    clock.plus(Duration.ofHours(23));
    assertThat(countsOver(LatencyRange.DAY)).containsExactly(0L);
  }

  private List<Long> countsOver(LatencyRange... ranges) {
    return Arrays.stream(ranges)
        .map(
            range ->
                book.read(false, set -> set.over(range, "ap", LatencyStage.RAW, clock.instant()))
                    .count())
        .toList();
  }

  private JsonNode slots(LatencyRange range) throws Exception {
    return new ObjectMapper()
        .readTree(
            Json.of(
                LatencyView.series(book, range, LatencyStage.RAW, null, false, clock.instant())))
        .path("slots");
  }

  private double p50(@Nullable String feed, LatencyStage stage) {
    return book.read(false, set -> set.hour(feed, stage, clock.instant()))
        .quantile(0.5)
        .orElseThrow();
  }

  private long count(String feed, LatencyStage stage) {
    return book.read(false, set -> set.hour(feed, stage, clock.instant())).count();
  }

  private static SeenRecord seen(String topic, Duration after) {
    return TestWire.seen(topic, 0, 7, NOON.plus(after));
  }
}
