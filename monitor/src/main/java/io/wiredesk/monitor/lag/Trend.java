package io.wiredesk.monitor.lag;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a reader moves, in offsets per second over the window.
 *
 * @param reading how fast its committed offset moves
 * @param arriving how fast the log grows
 * @param growth how fast its lag grows; negative when it shrinks
 * @param drain when the lag will be gone if it goes on so; absent when it will not
 */
public record Trend(double reading, double arriving, double growth, Optional<Duration> drain) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Absent until two samples lie a second apart. */
  static Optional<Trend> over(List<LagSample> window) {
    if (window.size() < 2) {
      return Optional.empty();
    }
    LagSample first = window.get(0);
    LagSample last = window.get(window.size() - 1);
    Duration span = Duration.between(first.at(), last.at());
    if (span.compareTo(SHORTEST) < 0) {
      return Optional.empty();
    }
    double seconds = span.toMillis() / 1000.0;
    double growth = (last.lag() - first.lag()) / seconds;
    return Optional.of(
        new Trend(
            (last.committed() - first.committed()) / seconds,
            (last.end() - first.end()) / seconds,
            growth,
            drain(last.lag(), growth)));
  }

  private static Optional<Duration> drain(long lag, double growth) {
    if (lag == 0) {
      return Optional.of(Duration.ZERO);
    }
    return growth < 0
        ? Optional.of(Duration.ofMillis(Math.round(lag * 1000.0 / -growth)))
        : Optional.empty();
  }
}
