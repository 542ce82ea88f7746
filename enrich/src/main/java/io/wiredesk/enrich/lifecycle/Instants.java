package io.wiredesk.enrich.lifecycle;

import java.time.Instant;

/** Of two times the one or the other. */
final class Instants {
  private Instants() {}

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
