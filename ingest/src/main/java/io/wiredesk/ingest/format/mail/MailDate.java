package io.wiredesk.ingest.format.mail;

import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.time.MissingYear;
import io.wiredesk.ingest.format.time.MonthNames;
import io.wiredesk.ingest.format.time.WireTime;
import io.wiredesk.ingest.format.time.ZoneNames;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Date of an Internet message (RFC 5322, section 3.3), its obsolete forms included. */
final class MailDate {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:\\p{L}{2,10}\\.?,?\\s+)?(\\d{1,2})[\\s-]+(\\p{L}{3,9})[\\s-]+(\\d{4}|\\d{2})\\s+"
              + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{2}:?\\d{2}|[A-Z]{1,5})?.{0,40}");

  private MailDate() {}

  static Optional<WireTime> read(String text, ParseContext context) {
    Matcher m = WRITTEN.matcher(text.strip());
    OptionalInt month = m.matches() ? MonthNames.of(m.group(2)) : OptionalInt.empty();
    if (month.isEmpty()) {
      return WireTime.read(text, context.zone());
    }
    try {
      int year = MissingYear.year(Integer.parseInt(m.group(3)), context.day());
      LocalDate day = LocalDate.of(year, month.getAsInt(), Integer.parseInt(m.group(1)));
      int second = m.group(6) == null ? 0 : Integer.parseInt(m.group(6));
      LocalTime time =
          LocalTime.of(
              Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)), Math.min(second, 59));
      Optional<ZoneId> zone = m.group(7) == null ? Optional.empty() : zone(m.group(7));
      return Optional.of(
          new WireTime(
              LocalDateTime.of(day, time).atZone(zone.orElse(context.zone())).toInstant(),
              zone.isPresent()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String zone) {
    return "+-".indexOf(zone.charAt(0)) >= 0
        ? Optional.of(ZoneOffset.of(zone))
        : ZoneNames.of(zone);
  }
}
