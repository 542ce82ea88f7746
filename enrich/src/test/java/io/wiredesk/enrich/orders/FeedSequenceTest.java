package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedSequenceTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private FeedSequence numbering = FeedSequence.startingAt(100, MONDAY);

  @Test
  void whatIsMissingIsToldOnceAndFilledWheneverItComes() {
    send(MONDAY, 101, 105);
    assertThat(missing()).isEqualTo("102-104");

    List<FeedSequence.Gap> untold = numbering.untold(NOON);
    assertThat(untold).hasSize(1);
    numbering = numbering.told(untold);
    send(MONDAY, 103);
    assertThat(missing()).isEqualTo("102-102 104-104");
    assertThat(numbering.untold(NOON)).as("the rest was told").isEmpty();
    send(MONDAY, 104, 102, 106);
    assertThat(missing()).isEmpty();
  }

  @Test
  void aGapIsNotToldBeforeItsTime() {
    send(MONDAY, 103);
    assertThat(numbering.untold(NOON.minusSeconds(1))).isEmpty();
  }

  @Test
  void orderAndRepetitionMakeNoGap() {
    send(MONDAY, 103, 101, 102, 101, 103, 100);
    assertThat(missing()).isEmpty();
  }

  @Test
  void turnsAtNinesFromNoughtOrOne() {
    numbering = FeedSequence.startingAt(998, MONDAY);
    send(MONDAY, 999, 0, 1);
    assertThat(missing()).isEmpty();

    numbering = FeedSequence.startingAt(9998, MONDAY);
    send(MONDAY, 9999, 1, 2);
    assertThat(missing()).isEmpty();

    numbering = FeedSequence.startingAt(999, MONDAY);
    send(MONDAY, 1000, 1001);
    assertThat(missing()).isEmpty();
  }

  @Test
  void whatIsLostAtTheTurnIsMissing() {
    numbering = FeedSequence.startingAt(9997, MONDAY);
    send(MONDAY, 3);
    assertThat(missing()).isEqualTo("9998-9999 1-2");

    send(MONDAY, 9998, 2, 9999, 1);
    assertThat(missing()).isEmpty();
  }

  @Test
  void startsOverAtMidnightWhereverItWas() {
    send(MONDAY, 101, 102);
    send(TUESDAY, 2, 1, 3);
    assertThat(missing()).isEmpty();

    send(MONDAY, 104, 103);
    assertThat(missing()).as("yesterday's stragglers are no gap of today's").isEmpty();
  }

  @Test
  void runsOnOverMidnight() {
    send(MONDAY, 101);
    send(TUESDAY, 103);
    send(MONDAY, 102);
    send(TUESDAY, 104);
    assertThat(missing()).isEmpty();
  }

  @Test
  void staysSmall() {
    LongStream.range(0, 1000).forEach(n -> send(MONDAY, 102 + 2 * n));
    assertThat(numbering.gaps()).hasSize(100);
  }

  @Test
  void survivesItsStore() {
    send(MONDAY, 104, 102);
    var serde = FeedSequence.serde();
    assertThat(serde.deserializer().deserialize("", serde.serializer().serialize("", numbering)))
        .isEqualTo(numbering);
  }

  private void send(LocalDate day, long... numbers) {
    for (long number : numbers) {
      numbering = numbering.with(number, day, NOON);
    }
  }

  private String missing() {
    return String.join(
        " ", numbering.gaps().stream().map(g -> g.first() + "-" + g.last()).toList());
  }
}
