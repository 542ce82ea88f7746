package io.wiredesk.monitor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.trace.TraceEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceStepsTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  @Test
  void stepsStandInTheOrderOfTheirTimesWithWhatIsBetweenThem() {
    TraceSteps steps =
        new TraceSteps(
            List.of(
                at(Kind.STORED, 7_260),
                at(Kind.RELEASED, 7_200),
                at(Kind.RECEIVED, 0),
                at(Kind.HELD, 1),
                new TraceEvent(Kind.PUBLISHED, null, "", null),
                at(Kind.DECIDED, 7_201)));

    assertThat(steps.all())
        .extracting(StoryTrace.Step::step)
        .containsExactly(
            Kind.RECEIVED, Kind.PUBLISHED, Kind.HELD, Kind.RELEASED, Kind.DECIDED, Kind.STORED);
    assertThat(steps.all().get(1).seconds()).isEmpty();
    assertThat(steps.all().get(2).seconds()).hasValue(1);
    assertThat(steps.all().get(3).seconds()).hasValue(7_199);
    assertThat(steps.heldUp(NOON.plusSeconds(9_000))).contains("its embargo, 1 h 59 m");
  }

  @Test
  void whatIsNotThroughIsHeldUpByWhatItWaitsFor() {
    assertThat(heldUp(60, at(Kind.RECEIVED, 0), at(Kind.PUBLISHED, 0)))
        .isEqualTo("enrich has not decided on it yet, 1 m 0 s by now");
    assertThat(heldUp(60, at(Kind.RECEIVED, 0), at(Kind.HELD, 0)))
        .startsWith("its embargo, or a message that frees it");
    assertThat(heldUp(60, at(Kind.RECEIVED, 0), at(Kind.DECIDED, 1), at(Kind.COMMITTED, 2)))
        .isEqualTo("the sink has not stored it yet, 58 s by now");
    assertThat(heldUp(2, at(Kind.RECEIVED, 0), at(Kind.DECIDED, 2))).as("on its way").isEmpty();
    assertThat(heldUp(60, at(Kind.RECEIVED, 0), at(Kind.RESENT, 0))).isEmpty();
  }

  @Test
  void theSinkStoresWhatIsCommittedThoughTheMonitorSeesItLater() {
    TraceSteps steps =
        new TraceSteps(
            List.of(
                at(Kind.RECEIVED, 0),
                at(Kind.DECIDED, 1),
                at(Kind.COMMITTED, 3),
                at(Kind.STORED, 2),
                at(Kind.COMMITTED, 600)));
    assertThat(steps.all())
        .extracting(StoryTrace.Step::step)
        .containsExactly(Kind.RECEIVED, Kind.DECIDED, Kind.COMMITTED, Kind.STORED, Kind.COMMITTED);
    assertThat(steps.all().get(3).seconds()).hasValue(0);
  }

  /** As a revision that is published again when a kill comes. */
  @Test
  void whatHappensAgainWasNoWait() {
    assertThat(
            heldUp(
                900,
                at(Kind.RECEIVED, 0),
                at(Kind.DECIDED, 0),
                at(Kind.COMMITTED, 0),
                at(Kind.STORED, 0),
                at(Kind.DECIDED, 600),
                at(Kind.COMMITTED, 602)))
        .isEmpty();
  }

  @Test
  void aClockThatIsBehindMakesNoNegativeTimes() {
    List<StoryTrace.Step> steps =
        new TraceSteps(List.of(at(Kind.RECEIVED, 10), at(Kind.DECIDED, 9))).all();
    assertThat(steps).allMatch(step -> step.seconds().orElse(0) >= 0);
  }

  private static String heldUp(long now, TraceEvent... events) {
    return new TraceSteps(List.of(events)).heldUp(NOON.plusSeconds(now)).orElse("");
  }

  private static TraceEvent at(Kind kind, long seconds) {
    return new TraceEvent(kind, NOON.plusSeconds(seconds), "", null);
  }
}
