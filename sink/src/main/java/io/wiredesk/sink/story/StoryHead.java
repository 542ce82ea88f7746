package io.wiredesk.sink.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a story stands in storage.
 *
 * @param number of the newest current revision; 0 when only superseded ones are known
 * @param known whether anything was stored of it before
 */
public record StoryHead(Lane lane, int number, @Nullable Kill kill, boolean known) {

  /** The newest kill known: it covers itself and every revision that sorts below it. */
  public record Kill(String order, Instant at) {}

  public boolean isAt(StoryRow row) {
    return lane == row.lane() && number == row.number();
  }

  public StoryRow apply(StoryRow row) {
    return kill != null && row.order().compareTo(kill.order()) <= 0 ? row.coveredBy(kill) : row;
  }
}
