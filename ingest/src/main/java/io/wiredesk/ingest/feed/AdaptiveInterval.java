package io.wiredesk.ingest.feed;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a source is asked again. News halves the interval, no news lets it grow
 * by half, within bounds: a busy source is asked often, a silent one seldom. Failures back off from
 * the shortest interval, doubling, up to an hour. All waits are spread at random, so that sources
 * that began together do not stay together. Not thread-safe.
 */
public final class AdaptiveInterval {
  private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);

  /** A source may ask for a long rest, not for one without end. */
  private static final Duration LONGEST_REST = Duration.ofDays(1);

  private static final int MOST_DOUBLINGS = 20;
  private static final double SPREAD = 0.1;

  private final Duration least;
  private final Duration most;
  private final DoubleSupplier random;
  private Duration interval;
  private int failures;

  /**
   * @param random within 0 and 1
   */
  public AdaptiveInterval(Duration least, Duration most, DoubleSupplier random) {
    this.least = least;
    this.most = most;
    this.random = random;
    this.interval = least;
  }

  public Duration afterNews() {
    return settle(interval.dividedBy(2));
  }

  public Duration afterNothing() {
    return settle(interval.plus(interval.dividedBy(2)));
  }

  /**
   * How long to leave a source alone that failed: twice as long each time, by chance a little less.
   *
   * @param asked how long the source itself wants to be left alone, where it said so
   */
  public Duration afterFailure(@Nullable Duration asked) {
    Duration longest = longer(LONGEST_BACK_OFF, least);
    int doublings = Math.min(failures++, MOST_DOUBLINGS);
    Duration ceiling = shorter(least.multipliedBy(1L << doublings), longest);
    Duration wait = scaled(ceiling, 0.5 + random.getAsDouble() / 2);
    return asked == null ? wait : longer(wait, shorter(asked, LONGEST_REST));
  }

  private Duration settle(Duration wanted) {
    failures = 0;
    interval = shorter(longer(wanted, least), most);
    return scaled(interval, 1 + SPREAD * (2 * random.getAsDouble() - 1));
  }

  private static Duration scaled(Duration duration, double by) {
    return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() * by)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
