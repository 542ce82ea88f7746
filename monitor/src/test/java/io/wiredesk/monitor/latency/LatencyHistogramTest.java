package io.wiredesk.monitor.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  @Test
  void percentilesAreRightToWithinFivePercent() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    LatencyHistogram histogram = new LatencyHistogram();
    double[] all = new double[10_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.exp(random.nextGaussian() * 3); // from milliseconds to hours
      histogram.add(all[i]);
    }
    Arrays.sort(all);

    for (double q : new double[] {0.05, 0.5, 0.95, 0.99}) {
      assertThat(histogram.quantile(q).orElseThrow())
          .as("q=%s seed=%d", q, seed)
          .isCloseTo(all[(int) (q * all.length)], withinPercentage(10));
    }
    assertThat(histogram.quantile(1)).hasValue(all[all.length - 1]);
    assertThat(histogram.buckets().stream().mapToLong(LatencyHistogram.Bucket::count).sum())
        .isEqualTo(all.length);
  }

  @Test
  void extremesHaveTheirPlace() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.add(0);
    histogram.add((double) Duration.ofDays(400).toSeconds());

    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.max()).hasValue((double) Duration.ofDays(400).toSeconds());
    assertThat(histogram.quantile(0.25).orElseThrow()).isLessThanOrEqualTo(0.001);
  }

  @Test
  void nothingHasNoPercentiles() {
    assertThat(new LatencyHistogram().quantile(0.5)).isEmpty();
    assertThat(new LatencyHistogram().max()).isEmpty();
  }

  @Test
  void windowForgetsAfterAnHourAndKnowsItsMinutes() {
    LatencyWindow window = new LatencyWindow(Duration.ofMinutes(1), 60);
    window.add(NOON, 1);
    window.add(NOON.plusSeconds(59), 2);
    window.add(NOON.plusSeconds(60), 3);

    assertThat(window.newest(NOON.plusSeconds(61), 60).count()).isEqualTo(3);
    LatencyHistogram before = Objects.requireNonNull(window.slot(NOON.plusSeconds(61), 1));
    assertThat(before.count()).isEqualTo(2);
    assertThat(window.newest(NOON.plus(Duration.ofMinutes(60)), 60).count()).isEqualTo(1);
    assertThat(window.newest(NOON.plus(Duration.ofMinutes(61)), 60).count()).isZero();
  }
}
