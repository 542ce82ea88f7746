package io.wiredesk.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedRhythmTest {
  /** A Monday. */
  private static final Instant MONDAY = Instant.parse("2026-05-04T00:00:00Z");

  private final FeedRhythm rhythm = new FeedRhythm();

  @Test
  void nothingIsSaidOfAFeedThatIsHardlyKnown() {
    Instant last = MONDAY;
    for (int i = 0; i < 29; i++) {
      last = MONDAY.plus(Duration.ofHours(i));
      rhythm.add(last);
    }

    assertThat(rhythm.silentAt(last, last.plusSeconds(1))).isEmpty();
    assertThat(rhythm.intervalSeconds(last)).isEmpty();
  }

  @Test
  void feedThatKeepsTheMinuteIsMissedAfterTwo() {
    Instant last = everyMinute(MONDAY, Duration.ofDays(5));

    assertThat(rhythm.intervalSeconds(last).orElseThrow()).isEqualTo(60, within(3.0));
    assertThat(rhythm.silentAt(last, last).orElseThrow())
        .isBetween(last.plusSeconds(90), last.plusSeconds(180));
  }

  @Test
  void feedThatSendsAtRandomIsGivenTheTimeOfEightMessages() {
    Random random = new Random(11);
    Instant last = MONDAY;
    while (last.isBefore(MONDAY.plus(Duration.ofDays(20)))) {
      last = last.plusMillis((long) (-Math.log(1 - random.nextDouble()) * 300_000));
      rhythm.add(last);
    }

    double minutes =
        Duration.between(last, rhythm.silentAt(last, last).orElseThrow()).toSeconds() / 60.0;
    assertThat(minutes).isBetween(25.0, 65.0);
  }

  @Test
  void feedThatSendsInBurstsIsGivenMoreTime() {
    Instant last = MONDAY;
    Random random = new Random(11);
    while (last.isBefore(MONDAY.plus(Duration.ofDays(20)))) {
      last = last.plusMillis((long) (-Math.log(1 - random.nextDouble()) * 3_000_000));
      for (int i = 0; i < 10; i++) {
        rhythm.add(last);
      }
    }

    assertThat(Duration.between(last, rhythm.silentAt(last, last).orElseThrow()))
        .isGreaterThan(Duration.ofHours(4));
  }

  @Test
  void quietNightIsNoSilence() {
    Instant day = MONDAY;
    for (int i = 0; i < 6; i++) {
      everyMinute(day.plus(Duration.ofHours(8)), Duration.ofHours(10));
      day = day.plus(Duration.ofDays(1));
    }
    Instant last = everyMinute(day.plus(Duration.ofHours(8)), Duration.ofHours(10));

    Instant silentAt = rhythm.silentAt(last, last.plusSeconds(60)).orElseThrow();
    assertThat(silentAt.atOffset(ZoneOffset.UTC).getHour()).isBetween(7, 8);
    assertThat(Duration.between(last, silentAt)).isGreaterThan(Duration.ofHours(12));
    assertThat(rhythm.intervalSeconds(day.plus(Duration.ofHours(26))).orElse(9999))
        .isGreaterThan(600);
  }

  @Test
  void weekendIsNoSilenceOnceItIsKnown() {
    Instant last = MONDAY;
    for (int day = 0; day < 28; day++) {
      Instant morning = MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(8));
      if (morning.atOffset(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        last = everyMinute(morning, Duration.ofHours(10));
      }
    }

    Instant silentAt = rhythm.silentAt(last, last.plus(Duration.ofHours(1))).orElseThrow();
    assertThat(last.atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(Duration.between(last, silentAt)).isGreaterThan(Duration.ofHours(30));
  }

  @Test
  void whatTheDatabaseCountedIsNotCountedTwice() {
    Instant last = everyMinute(MONDAY, Duration.ofHours(10));
    for (int hour = 0; hour < 10; hour++) {
      rhythm.counted(MONDAY.plus(Duration.ofHours(hour)), 60);
    }

    assertThat(rhythm.intervalSeconds(last).orElseThrow()).isEqualTo(60, within(8.0));
  }

  @Test
  void whatIsOlderThanFourWeeksIsForgotten() {
    Instant last = everyMinute(MONDAY, Duration.ofHours(10));

    rhythm.forgetBefore(last.plus(Duration.ofDays(40)));

    assertThat(rhythm.known(last.plus(Duration.ofDays(40)))).isFalse();
  }

  private Instant everyMinute(Instant from, Duration span) {
    Instant last = from;
    for (Instant at = from; at.isBefore(from.plus(span)); at = at.plusSeconds(60)) {
      rhythm.add(at);
      last = at;
    }
    return last;
  }
}
