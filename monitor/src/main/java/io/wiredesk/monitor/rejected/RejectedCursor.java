package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.topics.RecordCoordinate;
import java.time.Instant;
import java.util.Optional;

/** Where a page of rejected copy ends; the next begins after it, whatever came in meanwhile. */
public record RejectedCursor(Instant at, RecordCoordinate place) {
  static RejectedCursor of(RejectedEntry entry) {
    return new RejectedCursor(entry.at(), entry.place());
  }

  public static Optional<RejectedCursor> parse(String text) {
    int tilde = text.indexOf('~');
    if (tilde < 1 || !text.substring(0, tilde).matches("-?\\d{1,15}")) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(text.substring(0, tilde)));
    return RecordCoordinate.parse(text.substring(tilde + 1))
        .map(place -> new RejectedCursor(at, place));
  }

  /** In the order of the list, newest first. */
  boolean isBefore(RejectedEntry entry) {
    int byTime = entry.at().compareTo(at);
    return byTime != 0 ? byTime < 0 : entry.place().compareTo(place) < 0;
  }

  @Override
  public String toString() {
    return at.toEpochMilli() + "~" + place;
  }
}
