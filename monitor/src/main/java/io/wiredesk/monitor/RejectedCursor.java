package io.wiredesk.monitor;

import java.time.Instant;
import java.util.Optional;

/** Where a page of rejected copy ends; the next begins after it, whatever came in meanwhile. */
record RejectedCursor(Instant at, Place place) {
  static RejectedCursor of(RejectedEntry entry) {
    return new RejectedCursor(entry.at(), entry.place());
  }

  static Optional<RejectedCursor> parse(String text) {
    int tilde = text.indexOf('~');
    if (tilde < 1 || !text.substring(0, tilde).matches("-?\\d{1,15}")) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(text.substring(0, tilde)));
    return Place.parse(text.substring(tilde + 1)).map(place -> new RejectedCursor(at, place));
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
