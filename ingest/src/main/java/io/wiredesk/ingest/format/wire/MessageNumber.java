package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.story.Draft;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a message of a text wire: its source, its number and its day. Numbers begin again
 * every day, and two agencies have the same ones.
 */
final class MessageNumber {

  private MessageNumber() {}

  /**
   * {@code dpa:eca100@2015-10-07T13:41Z}, to the minute in which it was sent where that is known.
   */
  static String guid(@Nullable String source, String number, Draft draft) {
    Instant sent = draft.story().getVersionCreated();
    String at =
        sent == null
            ? ""
            : "@" + sent.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
    return prefix(source) + number + at;
  }

  /** The same whenever it is sent again on its day: {@code dpa:eca100@2015-10-07}. */
  static String stable(
      @Nullable String source, String number, @Nullable LocalDate day, Draft draft) {
    LocalDate known = day == null ? draft.context().day() : day;
    return prefix(source) + number + "@" + known;
  }

  /** A number whose source is unknown means nothing outside its feed. */
  private static String prefix(@Nullable String source) {
    return source == null ? "" : source.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-") + ":";
  }
}
