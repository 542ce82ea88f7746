package io.wiredesk.ingest.format.time;

import io.wiredesk.ingest.format.text.TextPattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A time as wires write it: ISO 8601 and XML Schema dateTime, extended or basic, 'T' or a space
 * between date and time, {@code Z}, {@code +01:00}, {@code +0100}, {@code +01} or no zone, or a
 * date alone (its first instant). What is none of these may be a date in words ({@link
 * Rfc822Time}).
 *
 * @param zoned whether the zone was written; otherwise the feed's was assumed
 */
public record WireTime(Instant instant, boolean zoned) {
  private static final TextPattern WRITTEN =
      TextPattern.of(
          "(\\d{4})-?(\\d{2})-?(\\d{2})"
              + "(?:[T ]\\s*(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
              + "\\s*(Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");

  /** As Central and Northern Europe writes it: 24.11.2026 05:30. */
  private static final TextPattern DOTTED =
      TextPattern.of("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:\\s+(\\d{1,2}:\\d{2}.*))?");

  public static Optional<WireTime> read(String written, ZoneId assumed) {
    String text = iso(written.strip());
    Matcher m = WRITTEN.matcher(text);
    if (!m.matches()) {
      return Rfc822Time.read(text, assumed);
    }
    try {
      LocalDateTime local = LocalDateTime.of(date(m), time(m));
      String zone = m.group(8);
      ZoneId used = zone == null ? assumed : offset(zone);
      return Optional.of(new WireTime(local.atZone(used).toInstant(), zone != null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String iso(String text) {
    Matcher m = DOTTED.matcher(text);
    if (!m.matches()) {
      return text;
    }
    String date = "%s-%s-%s".formatted(m.group(3), twoDigits(m.group(2)), twoDigits(m.group(1)));
    String time = m.group(4);
    return time == null ? date : date + "T" + (time.charAt(1) == ':' ? "0" + time : time);
  }

  private static String twoDigits(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static LocalDate date(Matcher m) {
    return LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
  }

  private static LocalTime time(Matcher m) {
    String fraction = m.group(7);
    int nanos = fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
    return LocalTime.of(number(m.group(4)), number(m.group(5)), number(m.group(6)), nanos);
  }

  private static ZoneId offset(String zone) {
    char first = zone.charAt(0);
    return first == '+' || first == '-' ? ZoneOffset.of(zone) : ZoneOffset.UTC;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
