package io.wiredesk.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.topics.Replay;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceNotifierTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  private final MutableClock clock = new MutableClock(NOON);
  private final List<Notice> topic = new ArrayList<>();
  private FeedTracker book = book();
  private SilenceNotifier watch = watch(book);

  @Test
  void silenceAndResumptionAreToldOnceEach() {
    message("ap");
    look();
    clock.plus(INTERVAL.plusSeconds(1));
    look();
    look();
    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT);
    assertThat(topic.get(0).getFeed()).isEqualTo("ap");
    assertThat(topic.get(0).getSince()).isEqualTo(NOON);
    assertThat(topic.get(0).getText())
        .isEqualTo("ap is silent: nothing for 5 m 1 s, where a message is usual every 5 m 0 s");
    assertThat(state("ap")).isEqualTo(FeedState.SILENT);

    clock.plus(Duration.ofMinutes(3));
    message("ap");
    look();
    look();
    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT, NoticeKind.FEED_RESUMED);
    assertThat(topic.get(1).getText()).isEqualTo("ap is heard again after 8 m 1 s");
    assertThat(state("ap")).isEqualTo(FeedState.LIVE);

    clock.plus(INTERVAL.plusSeconds(1));
    look();
    assertThat(kinds()).hasSize(3).endsWith(NoticeKind.FEED_SILENT);
  }

  @Test
  void toldBeforeARestartIsNotToldAgain() {
    message("ap");
    clock.plus(INTERVAL.plusSeconds(1));
    look();

    restart();
    book.message(TestWire.message("ap", "s", NOON).build(), seen("wire.raw"));
    look();
    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT);
    assertThat(state("ap")).isEqualTo(FeedState.SILENT);

    message("ap");
    restart();
    message("ap");
    look();
    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT, NoticeKind.FEED_RESUMED);
  }

  @Test
  void silentFeedOfWhichNothingIsLeftToReadIsStillSilentAfterARestart() {
    message("ap");
    clock.plus(INTERVAL.plusSeconds(1));
    look();

    restart();
    look();

    assertThat(state("ap")).isEqualTo(FeedState.SILENT);
    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT);
  }

  @Test
  void nothingIsToldBeforeAllIsRead() {
    message("ap");
    clock.plus(INTERVAL.plusSeconds(1));

    watch.look(book.report(false));

    assertThat(topic).isEmpty();
  }

  @Test
  void noticeThatWasNotTakenIsToldAtTheNextLook() {
    message("ap");
    clock.plus(INTERVAL.plusSeconds(1));
    SilenceNotifier failing =
        new SilenceNotifier(
            book,
            (key, notice) -> {
              throw new UnavailableException("broker: away");
            });
    assertThatThrownBy(() -> failing.look(book.report(true)))
        .isInstanceOf(UnavailableException.class);

    look();

    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT);
  }

  @Test
  void configuredFeedThatNeverSentIsMissedToo() {
    assertThat(state("ap")).isEqualTo(FeedState.UNSEEN);

    clock.plus(INTERVAL.plusSeconds(1));
    look();

    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT);
    assertThat(topic.get(0).getSince()).isNull();
    message("ap");
    look();
    assertThat(kinds()).endsWith(NoticeKind.FEED_RESUMED);
  }

  @Test
  void replayIsNoSignOfLife() {
    message("ap");
    clock.plus(INTERVAL.plusSeconds(1));
    book.message(
        TestWire.message("ap", "s", clock.instant()).setTransport(Replay.TRANSPORT).build(),
        seen("wire.raw"));
    look();

    assertThat(kinds()).containsExactly(NoticeKind.FEED_SILENT);
  }

  @Test
  void unknownFeedIsNeverSilentWhileItsRhythmIsNotKnown() {
    message("new");
    clock.plus(Duration.ofDays(3));
    look();

    assertThat(state("new")).isEqualTo(FeedState.LEARNING);
    assertThat(topic).noneMatch(notice -> "new".equals(notice.getFeed()));
  }

  @Test
  void messageOfAClockThatIsAheadIsNoSilence() {
    book.message(
        TestWire.message("ap", "s", NOON.plus(Duration.ofHours(2))).build(), seen("wire.raw"));
    look();

    assertThat(state("ap")).isEqualTo(FeedState.LIVE);
  }

  private void look() {
    watch.look(book.report(true));
  }

  private void message(String feed) {
    book.message(TestWire.message(feed, "s", clock.instant()).build(), seen("wire.raw"));
  }

  private void restart() {
    book = book();
    topic.forEach(notice -> book.notice(notice, seen("wire.notices")));
    watch = watch(book);
  }

  private SeenRecord seen(String name) {
    return TestWire.seen(name, 0, 0, clock.instant());
  }

  private FeedState state(String feed) {
    return book.report(true).feeds().stream()
        .filter(count -> count.feed().equals(feed))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private List<NoticeKind> kinds() {
    return topic.stream().map(Notice::getKind).toList();
  }

  private FeedTracker book() {
    return new FeedTracker(
        new FeedExpectations(Map.of("ap", Optional.of(INTERVAL))), Duration.ofDays(1), clock);
  }

  /** What is written is read back a moment later. */
  private SilenceNotifier watch(FeedTracker reader) {
    return new SilenceNotifier(
        reader,
        (key, notice) -> {
          topic.add(notice);
          reader.notice(notice, seen("wire.notices"));
        });
  }
}
