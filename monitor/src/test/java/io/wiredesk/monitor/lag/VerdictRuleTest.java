package io.wiredesk.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {
  private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");
  private final VerdictRule rule = new VerdictRule(Duration.ofSeconds(30));

  @Test
  void caughtUpIsOk() {
    assertThat(rule.judge(samples(10, new long[] {5, 5, 5}, new long[] {5, 5, 5})))
        .isEqualTo(Verdict.OK);
  }

  @Test
  void commitsThatStandStillBehindTheEndAreStalledEvenWhenTheLagStays() {
    assertThat(rule.judge(samples(10, new long[] {5, 5, 5, 5}, new long[] {9, 9, 9, 9})))
        .isEqualTo(Verdict.STALLED);
  }

  @Test
  void nobodyIsCalledStalledBeforePatienceIsOver() {
    assertThat(rule.judge(samples(10, new long[] {5, 5, 5}, new long[] {9, 9, 9})))
        .isEqualTo(Verdict.OK);
  }

  @Test
  void oneThatWasCaughtUpInTheWindowMayNotBeDueToCommitYet() {
    assertThat(rule.judge(samples(10, new long[] {5, 5, 5, 5}, new long[] {5, 5, 9, 9})))
        .isEqualTo(Verdict.OK);
  }

  @Test
  void commitsWhileTheLagGrowsIsLagging() {
    assertThat(rule.judge(samples(10, new long[] {0, 10, 20, 30}, new long[] {5, 25, 55, 95})))
        .isEqualTo(Verdict.LAGGING);
  }

  @Test
  void lagThatSawsBetweenCommitsIsOk() {
    assertThat(
            rule.judge(
                samples(
                    10, new long[] {0, 0, 20, 20, 40, 40}, new long[] {10, 20, 30, 40, 50, 60})))
        .isEqualTo(Verdict.OK);
  }

  @Test
  void catchingUpIsOkHoweverFarBehind() {
    assertThat(
            rule.judge(
                samples(
                    10,
                    new long[] {0, 900, 1800, 2700},
                    new long[] {1_000_000, 1_000_000, 1_000_000, 1_000_000})))
        .isEqualTo(Verdict.OK);
  }

  @Test
  void anEmptyGroupWithSomethingToReadIsStoppedAtOnce() {
    assertThat(rule.judge(List.of(new LagSample(START, 5, 9, 4, false))))
        .isEqualTo(Verdict.STOPPED);
  }

  @Test
  void anEmptyGroupThatIsCaughtUpIsOk() {
    assertThat(rule.judge(List.of(new LagSample(START, 9, 9, 0, false)))).isEqualTo(Verdict.OK);
  }

  @Test
  void goingBackwardsIsRewindUntilItLeavesTheWindow() {
    assertThat(rule.judge(samples(10, new long[] {9, 2, 9}, new long[] {9, 9, 9})))
        .isEqualTo(Verdict.REWIND);
  }

  @Test
  void trendTellsRatesAndTimeToDrain() {
    Trend trend =
        Trend.over(samples(10, new long[] {0, 300}, new long[] {1000, 1100})).orElseThrow();

    assertThat(trend.reading()).isEqualTo(30);
    assertThat(trend.arriving()).isEqualTo(10);
    assertThat(trend.growth()).isEqualTo(-20);
    assertThat(trend.drain()).contains(Duration.ofSeconds(40));
  }

  @Test
  void lagThatDoesNotShrinkNeverDrains() {
    assertThat(Trend.over(samples(10, new long[] {0, 0}, new long[] {5, 6})).orElseThrow().drain())
        .isEmpty();
  }

  @Test
  void trendNeedsASecond() {
    assertThat(Trend.over(List.of(new LagSample(START, 1, 1, 0, true)))).isEmpty();
    assertThat(
            Trend.over(
                List.of(
                    new LagSample(START, 1, 1, 0, true),
                    new LagSample(START.plusMillis(999), 1, 1, 0, true))))
        .isEmpty();
  }

  private static List<LagSample> samples(int apartSeconds, long[] committed, long[] end) {
    List<LagSample> samples = new ArrayList<>();
    for (int i = 0; i < committed.length; i++) {
      samples.add(
          new LagSample(
              START.plusSeconds((long) i * apartSeconds),
              committed[i],
              end[i],
              end[i] - committed[i],
              true));
    }
    return samples;
  }
}
