package io.wiredesk.sink.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times within years 1 to 9999. Avro's long reaches year 292,278,994, which neither a store nor its
 * readers can take; what lies outside is stored as the nearest bound, which keeps the order.
 */
public final class CleanTime {
  static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");

  private CleanTime() {}

  /** The time, or the nearest bound. */
  public static Instant within(Instant time) {
    return time.isBefore(MIN) ? MIN : time.isAfter(MAX) ? MAX : time;
  }

  /** In ISO 8601, or null. */
  public static @Nullable String text(@Nullable Instant time) {
    if (time == null) {
      return null;
    }
    return within(time).toString();
  }
}
