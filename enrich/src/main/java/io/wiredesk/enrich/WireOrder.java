package io.wiredesk.enrich;

import io.wiredesk.schemas.PubStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes the order of a story's revisions as a text that sorts: version, time, kill, received, key.
 * Fixed widths and lower-case hexadecimal, so that every collation sorts it alike.
 *
 * <ul>
 *   <li>A message without an ordinal sorts below those with one; a kill without an ordinal sorts
 *       above everything, since it names no version that could survive it.
 *   <li>A message that states no time, or one over a day past its arrival (an absurd clock), sorts
 *       by its arrival. A kill that states none sorts last of its version.
 *   <li>A usable message's place may only fall when a resend of it turns up that arrived earlier; a
 *       kill's place depends on its content alone. So what a kill covers once it covers for ever,
 *       and erased text is never missed.
 * </ul>
 */
final class WireOrder {
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

  private WireOrder() {}

  static String of(
      PubStatus status,
      @Nullable Long ordinal,
      @Nullable Instant versionCreated,
      Instant receivedAt,
      String key) {
    boolean kill = status == PubStatus.canceled;
    long time = kill ? killTime(versionCreated) : time(versionCreated, receivedAt);
    return "%s-%s-%s-%s-%s"
        .formatted(
            version(kill, ordinal),
            sortable(time),
            kill ? "1" : "0",
            kill ? sortable(0) : sortable(receivedAt.toEpochMilli()),
            key);
  }

  private static String version(boolean kill, @Nullable Long ordinal) {
    if (ordinal == null) {
      return (kill ? "2" : "0") + sortable(Long.MIN_VALUE);
    }
    return "1" + sortable(ordinal);
  }

  private static long killTime(@Nullable Instant stated) {
    return stated == null ? Long.MAX_VALUE : stated.toEpochMilli();
  }

  private static long time(@Nullable Instant stated, Instant receivedAt) {
    if (stated == null || stated.isAfter(receivedAt.plus(CLOCK_TOLERANCE))) {
      return receivedAt.toEpochMilli();
    }
    return stated.toEpochMilli();
  }

  /** Sixteen hexadecimal digits that sort as the signed number does. */
  static String sortable(long number) {
    String hex = Long.toHexString(number ^ Long.MIN_VALUE);
    return "0".repeat(16 - hex.length()) + hex;
  }

  /** Reads what {@link #sortable} wrote at the beginning of a text. */
  static long number(String sortable) {
    return Long.parseUnsignedLong(sortable, 0, 16, 16) ^ Long.MIN_VALUE;
  }
}
