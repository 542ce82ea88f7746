package io.wiredesk.enrich.match;

import java.time.Duration;
import java.time.Instant;

/** How far apart two stories are, for people: "40 min later, Northern Wire → City Gazette". */
final class TimeBetween {
  private TimeBetween() {}

  static String of(Instant first, String firstSource, Instant second, String secondSource) {
    return "%s, %s → %s".formatted(time(first, second), firstSource, secondSource);
  }

  private static String time(Instant first, Instant second) {
    Duration between = Duration.between(first, second);
    return rounded(between.abs()) + (between.isNegative() ? " earlier" : " later");
  }

  private static String rounded(Duration time) {
    if (time.toDays() >= 2) {
      return time.toDays() + " days";
    }
    if (time.toHours() >= 2) {
      return time.toHours() + " h";
    }
    return time.toMinutes() >= 2 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
