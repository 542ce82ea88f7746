package io.wiredesk.sink.connect;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits that double up to a bound and are spread over their upper half, so that tasks do not return
 * in step.
 */
public final class Backoff {
  private final Duration first;
  private final Duration bound;
  private final DoubleSupplier random;
  private int failures;

  /**
   * @param random yields 0 to 1
   */
  public Backoff(Duration first, Duration bound, DoubleSupplier random) {
    this.first = first;
    this.bound = bound;
    this.random = random;
  }

  public Duration next() {
    long doubled = first.toMillis() << Math.min(failures, 20);
    failures++;
    long wait = Math.min(doubled, bound.toMillis());
    return Duration.ofMillis(Math.max(1, (long) (wait * (0.5 + random.getAsDouble() / 2))));
  }

  public void reset() {
    failures = 0;
  }
}
