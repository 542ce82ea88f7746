package io.wiredesk.enrich.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a message was made, by its own clock. Its order among the revisions hangs on it, so that a
 * time in the past is believed however old; matching, which compares stories of several wires,
 * trusts a clock less.
 */
public final class StatedTime {
  private StatedTime() {}

  /** The time stated; that of the arrival where none is, or a later one. */
  public static Instant believed(@Nullable Instant stated, Instant receivedAt) {
    return stated == null || stated.isAfter(receivedAt) ? receivedAt : stated;
  }
}
