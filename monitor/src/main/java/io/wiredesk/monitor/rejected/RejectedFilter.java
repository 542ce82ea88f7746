package io.wiredesk.monitor.rejected;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected copy is meant; null matches all.
 *
 * @param from rejected then or later
 * @param to rejected before then
 */
public record RejectedFilter(
    @Nullable String feed,
    @Nullable String stage,
    @Nullable String code,
    @Nullable RejectedStatus status,
    @Nullable Instant from,
    @Nullable Instant to) {
  /** Everything. */
  public static final RejectedFilter ALL = new RejectedFilter(null, null, null, null, null, null);

  boolean matches(RejectedView view) {
    RejectedEntry entry = view.entry();
    return (feed == null || feed.equals(entry.feed()))
        && (stage == null || stage.equals(entry.stage()))
        && (code == null || code.equals(entry.code()))
        && (status == null || status == view.status())
        && (from == null || !entry.at().isBefore(from))
        && (to == null || entry.at().isBefore(to));
  }

  RejectedFilter withStatus(RejectedStatus only) {
    return new RejectedFilter(feed, stage, code, only, from, to);
  }
}
