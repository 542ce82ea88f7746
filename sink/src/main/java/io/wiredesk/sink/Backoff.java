package io.wiredesk.sink;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits that double up to a bound and are spread over their upper half, so that tasks do not return
 * in step.
 */
final class Backoff {
  private final Duration first;
  private final Duration bound;
  private final DoubleSupplier random;
  private int failures;

  /**
   * @param random yields 0 to 1
   */
  Backoff(Duration first, Duration bound, DoubleSupplier random) {
    this.first = first;
    this.bound = bound;
    this.random = random;
  }

  Duration next() {
    long doubled = first.toMillis() << Math.min(failures, 20);
    failures++;
    long wait = Math.min(doubled, bound.toMillis());
    return Duration.ofMillis(Math.max(1, (long) (wait * (0.5 + random.getAsDouble() / 2))));
  }

  void reset() {
    failures = 0;
  }
}
