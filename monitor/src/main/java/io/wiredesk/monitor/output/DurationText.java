package io.wiredesk.monitor.output;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Durations for people. */
public final class DurationText {
  private DurationText() {}

  /** Two units at most: 0.8 s, 42 s, 3 m 20 s, 5 h 7 m, 12 d 3 h. */
  public static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return duration.isZero()
          ? "0 s"
          : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " m " + seconds % 60 + " s";
    }
    return seconds < 86_400
        ? seconds / 3600 + " h " + seconds % 3600 / 60 + " m"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }

  /** A dash where it is not known. */
  public static String of(OptionalDouble seconds) {
    return seconds.isPresent()
        ? of(Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000)))
        : "-";
  }
}
