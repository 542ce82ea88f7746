package io.wiredesk.monitor.trace;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message.
 *
 * @param at null where nobody noted it
 * @param place the record that tells of it; null where none does
 */
record TraceEvent(Kind kind, @Nullable Instant at, String text, @Nullable RecordCoordinate place) {

  /** In the order in which they happen, as a rule. */
  enum Kind {
    RECEIVED,
    /** Read, and on its way to wire.raw. */
    PUBLISHED,
    HELD,
    RELEASED,
    /** Known before: it went no further. */
    RESENT,
    DECIDED,
    /** Where consumers of committed records see it. */
    COMMITTED,
    STORED,
    REJECTED;

    /** Lower case, as tables and JSON show it. */
    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
