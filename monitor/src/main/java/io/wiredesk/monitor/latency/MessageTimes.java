package io.wiredesk.monitor.latency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of one message on its way.
 *
 * @param receivedAt by ingest's clock
 * @param raw when it was on {@code wire.raw}; null when that was not seen as it came
 * @param embargoed when it may be published; null for at once
 * @param enriched when consumers could read it; null until then
 * @param kill whether it withdraws its story
 */
record MessageTimes(
    String feed,
    Instant receivedAt,
    @Nullable Instant raw,
    @Nullable Instant embargoed,
    @Nullable Instant enriched,
    boolean kill) {
  MessageTimes enrichedAt(Instant at) {
    return new MessageTimes(feed, receivedAt, raw, embargoed, at, kill);
  }

  /** Since when enrich may let it through. */
  Instant dueFrom() {
    return later(raw == null ? receivedAt : raw, embargoed);
  }

  /** Since when it could be stored, had nothing taken any time. */
  Instant startedAt() {
    return later(receivedAt, embargoed);
  }

  private static Instant later(Instant time, @Nullable Instant other) {
    return other != null && other.isAfter(time) ? other : time;
  }
}
