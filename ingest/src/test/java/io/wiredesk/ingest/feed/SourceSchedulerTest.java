package io.wiredesk.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.SourceScheduler.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** When sources are polled, and when no more. */
class SourceSchedulerTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger polls = new AtomicInteger();

  @Test
  void whatWaitsWhenItIsClosedIsNotAskedAgain() {
    SourceScheduler scheduler = start(poll -> Duration.ofSeconds(5));
    await().untilAsserted(() -> assertThat(polls).hasValue(1));
    long begun = System.nanoTime();
    scheduler.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    assertThat(polls).hasValue(1);
  }

  @Test
  void anErrorEndsNoSource() {
    try (SourceScheduler scheduler =
        start(
            poll -> {
              if (poll == 1) {
                throw new NoClassDefFoundError("of a test");
              }
              return Duration.ofMinutes(1);
            })) {
      await().untilAsserted(() -> assertThat(polls).hasValue(2));
      assertThat(scheduler).isNotNull();
    }
    assertThat(meters.counter("wiredesk.ingest.source.faults", "source", "acme").count())
        .isEqualTo(1);
  }

  /**
   * Starts one source.
   *
   * @param poll of its number, the first being 1
   */
  private SourceScheduler start(IntFunction<Duration> poll) {
    Source source =
        new Source() {
          @Override
          public String name() {
            return "acme";
          }

          @Override
          public Duration poll() {
            return poll.apply(polls.incrementAndGet());
          }
        };
    return SourceScheduler.start(List.of(source), new FeedMeters(meters), Duration.ofMillis(1));
  }
}
