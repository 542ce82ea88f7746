package io.wiredesk.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveIntervalTest {
  private static final Duration LEAST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(15);

  /** In the middle: no spread. */
  private final AdaptiveInterval pace = new AdaptiveInterval(LEAST, MOST, () -> 0.5);

  @Test
  void noNewsIsAskedForEverMoreSeldom() {
    assertThat(pace.afterNothing()).isEqualTo(Duration.ofSeconds(45));
    assertThat(pace.afterNothing()).isEqualTo(Duration.ofMillis(67_500));
    for (int i = 0; i < 20; i++) {
      pace.afterNothing();
    }
    assertThat(pace.afterNothing()).isEqualTo(MOST);
  }

  @Test
  void newsIsAskedForSooner() {
    for (int i = 0; i < 20; i++) {
      pace.afterNothing();
    }
    assertThat(pace.afterNews()).isEqualTo(MOST.dividedBy(2));
    for (int i = 0; i < 20; i++) {
      pace.afterNews();
    }
    assertThat(pace.afterNews()).isEqualTo(LEAST);
  }

  @Test
  void failuresBackOffToAnHourAndOneSuccessEndsIt() {
    Duration first = pace.afterFailure(null);
    assertThat(first).isBetween(LEAST.dividedBy(2), LEAST);
    assertThat(pace.afterFailure(null)).isGreaterThan(first);
    for (int i = 0; i < 100; i++) {
      pace.afterFailure(null);
    }
    assertThat(pace.afterFailure(null)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    pace.afterNews();
    assertThat(pace.afterFailure(null)).isEqualTo(first);
  }

  @Test
  void whatTheSourceAsksForIsKeptWithinADay() {
    assertThat(pace.afterFailure(Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
    assertThat(pace.afterFailure(Duration.ofDays(400))).isEqualTo(Duration.ofDays(1));
    assertThat(pace.afterFailure(Duration.ZERO)).isPositive();
  }

  @Test
  void sourcesThatBeganTogetherDoNotStayTogether() {
    AdaptiveInterval low = new AdaptiveInterval(LEAST, MOST, () -> 0.0);
    AdaptiveInterval high = new AdaptiveInterval(LEAST, MOST, () -> 0.999);
    assertThat(low.afterNews()).isLessThan(high.afterNews());
    assertThat(low.afterFailure(null)).isLessThan(high.afterFailure(null));
  }
}
