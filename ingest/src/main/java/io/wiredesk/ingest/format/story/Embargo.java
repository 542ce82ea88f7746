package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.time.WireTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** When an embargo ends. In doubt too late, or not at all: what has leaked does not come back. */
final class Embargo {
  private Embargo() {}

  /**
   * Its end. Throws {@link Unreadable} where there is none.
   *
   * @param text as written
   * @param time as read by {@link ParseContext#embargoZone}
   */
  static Instant until(
      String text, Optional<WireTime> time, ParseContext context, Consumer<String> warnings) {
    if (time.isEmpty()) {
      throw new Unreadable(
          RejectCode.EMBARGO_UNREADABLE,
          "embargoed '%s' is no time. Send an ISO 8601 date and time with its zone, or leave it out."
              .formatted(LogLine.of(text)));
    }
    if (!time.get().zoned() && context.feedZone() == null) {
      warnings.accept(
          "embargoed '%s' has no zone; held until it is that late everywhere on earth. Set the feed's timeZone."
              .formatted(text));
    }
    return time.get().instant();
  }
}
