package io.wiredesk.enrich.flow;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a message was made, by its own clock. Its order among the revisions hangs on it, so that a
 * time in the past is believed however old; matching, which compares stories of several wires,
 * trusts a clock less.
 */
public final class StatedTime {
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

  private StatedTime() {}

  /** The time stated; that of the arrival where none is, or one over a day later. */
  public static Instant believed(@Nullable Instant stated, Instant receivedAt) {
    return stated == null || stated.isAfter(receivedAt.plus(CLOCK_TOLERANCE)) ? receivedAt : stated;
  }
}
