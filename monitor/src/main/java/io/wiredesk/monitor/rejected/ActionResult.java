package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of dealing with one piece of rejected copy.
 *
 * @param detail one line
 * @param raw the message that it became
 * @param again where it, or a part of it, was rejected again
 */
record ActionResult(
    RecordCoordinate place,
    Outcome outcome,
    String detail,
    @Nullable RecordCoordinate raw,
    @Nullable RecordCoordinate again) {
  /** What can come of it. */
  enum Outcome {
    /** Ingest took it. */
    ACCEPTED,
    /** It is on {@code wire.raw}. */
    SENT,
    /** Ingest rejected it again. */
    REJECTED_AGAIN,
    /** Somebody said why it may go. */
    DISCARDED,
    /** There is no way back for it; it stays open. */
    NOT_POSSIBLE,
    /** It stays open; later it may go. */
    UNANSWERED;

    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the copy is dealt with now, which is to be remembered. */
    boolean decided() {
      return this != NOT_POSSIBLE && this != UNANSWERED;
    }
  }

  static ActionResult notPossible(RecordCoordinate place, String why) {
    return new ActionResult(place, Outcome.NOT_POSSIBLE, why, null, null);
  }

  static ActionResult unanswered(RecordCoordinate place, @Nullable String why) {
    return new ActionResult(place, Outcome.UNANSWERED, String.valueOf(why), null, null);
  }
}
