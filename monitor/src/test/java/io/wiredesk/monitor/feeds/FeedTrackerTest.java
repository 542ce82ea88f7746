package io.wiredesk.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Story;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedTrackerTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private final MutableClock clock = new MutableClock(NOON);
  private final FeedTracker book =
      new FeedTracker(new FeedExpectations(Map.of()), Duration.ofDays(1), clock);

  @Test
  void countsWhatBecameOfAFeedsMessagesByReason() {
    book.message(TestWire.message("ap", "a", NOON).build(), seen("wire.raw", NOON));
    book.message(TestWire.message("ap", "b", NOON).build(), seen("wire.raw", NOON));
    book.copy(copy(Relation.NEAR), seen("wire.duplicates", NOON));
    book.rejected(
        TestWire.rejected("ap", "parse", "truncated", NOON).build(), seen("wire.rejected", NOON));
    book.rejected(
        TestWire.rejected("ap", "match", "failed", NOON).build(), seen("wire.rejected", NOON));
    book.deadLetter(null, seen("wire.rejected.sink", NOON));
    book.notice(
        TestWire.notice(NoticeKind.SEQUENCE_GAP, NOON).setFeed("ap").build(),
        seen("wire.notices", NOON));
    book.notice(
        TestWire.notice(NoticeKind.STORY_RESENT, NOON).setFeed("ap").build(),
        seen("wire.notices", NOON));

    FeedCount ap = feed("ap");

    assertThat(ap.messages()).isEqualTo(2);
    assertThat(ap.lastHour()).isEqualTo(2);
    assertThat(ap.duplicates()).containsExactly(Map.entry("NEAR", 1L));
    assertThat(ap.rejected())
        .containsOnly(
            Map.entry(new FeedCount.Reason("parse", "truncated"), 1L),
            Map.entry(new FeedCount.Reason("match", "failed"), 1L));
    assertThat(ap.sequenceGaps()).isEqualTo(1);
    assertThat(ap.resends()).isEqualTo(1);
    assertThat(feed("unknown").rejected())
        .containsOnlyKeys(new FeedCount.Reason("sink", "undecodable"));
  }

  @Test
  void whatIsOlderThanTheCountReachesBackDoesNotCount() {
    Instant old = NOON.minus(Duration.ofDays(2));
    book.rejected(
        TestWire.rejected("ap", "parse", "truncated", old).build(), seen("wire.rejected", old));

    assertThat(book.report(true).feeds()).isEmpty();
  }

  @Test
  void tableAndJsonTellTheSame() {
    book.message(TestWire.message("ap", "a", NOON).build(), seen("wire.raw", NOON));
    clock.plus(Duration.ofSeconds(90));

    assertThat(FeedTable.render(book.report(true)))
        .contains("ap", "learning", "1 m 30 s ago", "MESSAGES");
    assertThat(FeedTable.toJson(book.report(true)))
        .contains("\"lastSeconds\" : 90.0", "\"state\" : \"learning\"", "\"source\" : \"none\"");
  }

  @Test
  void expectedIntervalIsTheMonitorsOwnOrElseIngests() {
    ConfigFile file =
        ConfigFile.parse(
            """
            monitor: {feeds: {ap: {expectedInterval: PT1M}, dpa: {}}}
            ingest:
              feeds:
                ap: {expectedInterval: PT9M, keys: ["${NO_SUCH_SECRET}"]}
                dpa: {expectedInterval: PT2M}
                afp: {}
            """);
    FeedExpectations expectations = expectations(file);

    assertThat(expectations.of("ap")).contains(Duration.ofMinutes(1));
    assertThat(expectations.of("dpa")).contains(Duration.ofMinutes(2));
    assertThat(expectations.of("afp")).isEqualTo(Optional.empty());
    assertThat(expectations.names()).containsExactlyInAnyOrder("ap", "dpa", "afp");
  }

  @Test
  void intervalThatIsNoneIsRefusedByItsName() {
    for (String section : List.of("monitor", "ingest")) {
      for (String interval : List.of("soon", "PT0S")) {
        ConfigFile file =
            ConfigFile.parse(
                "%s: {feeds: {ap: {expectedInterval: %s}}}".formatted(section, interval));
        assertThatThrownBy(() -> expectations(file))
            .isInstanceOf(ConfigException.class)
            .hasMessageContaining(section + ".feeds")
            .hasMessageContaining("ap");
      }
    }
  }

  private static FeedExpectations expectations(ConfigFile file) {
    return FeedExpectations.of(file, file.section("monitor", MonitorConfig.class));
  }

  private FeedCount feed(String name) {
    return book.report(true).feeds().stream()
        .filter(count -> count.feed().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Story copy(Relation relation) {
    Story story = TestWire.story(TestWire.message("ap", "c", NOON).build(), 0, 5);
    story.setCopy(
        Copy.newBuilder()
            .setRelation(relation)
            .setOfStoryId("a")
            .setGroupId("a")
            .setSimilarity(0.9)
            .setReasons(List.of())
            .build());
    return story;
  }

  private static SeenRecord seen(String topic, Instant at) {
    return TestWire.seen(topic, 0, 0, at);
  }
}
