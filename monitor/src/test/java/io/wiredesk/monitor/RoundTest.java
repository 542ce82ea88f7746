package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundTest {
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void anErrorEndsOneRoundAndNoThread() {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    try {
      var unused =
          thread.scheduleWithFixedDelay(
              new Round("deep", this::failTwice, metrics), 0, 1, TimeUnit.MILLISECONDS);
      await().until(() -> rounds.get() > 3);
    } finally {
      thread.shutdownNow();
    }
    assertThat(failures()).isEqualTo(2);
  }

  /** The tail's rounds follow each other by the millisecond. */
  @Test
  void aRoundThatFailedIsNotTriedAgainAtOnce() {
    Round round = new Round("broken", this::fail, metrics);
    for (int i = 0; i < 100; i++) {
      round.run();
    }
    assertThat(failures()).isLessThan(50);
  }

  private double failures() {
    return metrics.get("wiredesk.monitor.round.failures").counter().count();
  }

  private void failTwice() {
    if (rounds.incrementAndGet() <= 2) {
      throw new StackOverflowError("on purpose");
    }
  }

  private void fail() {
    throw new IllegalStateException("on purpose");
  }
}
