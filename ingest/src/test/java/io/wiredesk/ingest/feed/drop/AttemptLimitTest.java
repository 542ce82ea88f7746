package io.wiredesk.ingest.feed.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.feed.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
  private final TestClock clock = new TestClock();
  private final AttemptLimit limit = new AttemptLimit(3, clock);

  @Test
  void threeWrongOnesAMinute() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.isReached("a")).isFalse();
      limit.failed("a");
      clock.pass(Duration.ofSeconds(10));
    }
    assertThat(limit.isReached("a")).isTrue();
    assertThat(limit.isReached("b")).isFalse();
    clock.pass(Duration.ofSeconds(31));
    assertThat(limit.isReached("a")).as("the first one is over a minute ago").isFalse();
  }

  @Test
  void manyAddressesAreNotRememberedForEver() {
    limit.failed("first");
    limit.failed("first");
    limit.failed("first");
    for (int i = 0; i < 10_000; i++) {
      limit.failed("address-" + i);
    }
    assertThat(limit.isReached("first")).isFalse();
  }
}
