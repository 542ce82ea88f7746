package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.time.MissingYear;
import io.wiredesk.ingest.format.time.MonthNames;
import io.wiredesk.ingest.format.time.ZoneNames;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The line at the end of a wire message that says when it was sent: {@code 071341 GMT Okt 15} (IPTC
 * 7901, section 6), {@code AP-WF-11-13-13 1509GMT} (AP), {@code KWS-21:37-09-12-18} (Kyodo).
 *
 * @param zone as written, or the agency's own where it writes none; null where neither is known
 * @param zoned whether the zone was written
 * @param yearGuessed whether the year was missing
 * @param source the agency that it names; null where it names none
 */
record EndStamp(
    LocalDate date,
    LocalTime time,
    @Nullable ZoneId zone,
    boolean zoned,
    boolean yearGuessed,
    @Nullable String source) {
  private static final int LONGEST = 60;

  private static final TextPattern IPTC =
      TextPattern.of(
          "(\\d{2})(\\d{2})(\\d{2})\\s*([A-Za-z]{1,4})?\\s+(\\p{L}{3,10})\\.?"
              + "(?:\\s+(\\d{4}|\\d{2})\\s*([A-Za-z]{1,4})?)?");

  private static final TextPattern ANPA =
      TextPattern.of(
          "([A-Z]{2,5})-[A-Z]{2,3}-(\\d{2})-(\\d{2})-(\\d{2}) (\\d{2})(\\d{2})\\s*([A-Z]{1,4})?");

  private static final TextPattern KYODO =
      TextPattern.of("([A-Z]{2,5})-(\\d{2}):(\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})\\s*([A-Z]{1,4})?");

  /** Agencies whose stamps are in their own zone and don't say so. */
  private static final Map<String, ZoneId> HOME = Map.of("KWS", ZoneId.of("Asia/Tokyo"));

  /** Reads one line, its control characters and line-end marks already gone. */
  static Optional<EndStamp> read(String line, LocalDate near) {
    String text = line.strip();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    return iptc(text, near).or(() -> anpa(text, near)).or(() -> kyodo(text, near));
  }

  private static Optional<EndStamp> iptc(String text, LocalDate near) {
    Matcher m = IPTC.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    OptionalInt month = MonthNames.of(m.group(5));
    if (month.isEmpty()) {
      return Optional.empty();
    }
    int day = Integer.parseInt(m.group(1));
    String zone = m.group(4) == null ? m.group(7) : m.group(4);
    String year = m.group(6);
    Optional<LocalDate> date =
        year == null
            ? MissingYear.date(month.getAsInt(), day, near)
            : MissingYear.date(
                MissingYear.year(Integer.parseInt(year), near), month.getAsInt(), day);
    return stamp(date, m.group(2), m.group(3), zone, null, year == null);
  }

  private static Optional<EndStamp> anpa(String text, LocalDate near) {
    Matcher m = ANPA.matcher(text);
    return m.matches()
        ? stamp(
            date(m.group(4), m.group(2), m.group(3), near),
            m.group(5),
            m.group(6),
            m.group(7),
            m.group(1),
            false)
        : Optional.empty();
  }

  private static Optional<EndStamp> kyodo(String text, LocalDate near) {
    Matcher m = KYODO.matcher(text);
    return m.matches()
        ? stamp(
            date(m.group(6), m.group(5), m.group(4), near),
            m.group(2),
            m.group(3),
            m.group(7),
            m.group(1),
            false)
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String year, String month, String day, LocalDate near) {
    return MissingYear.date(
        MissingYear.year(Integer.parseInt(year), near),
        Integer.parseInt(month),
        Integer.parseInt(day));
  }

  private static Optional<EndStamp> stamp(
      Optional<LocalDate> date,
      String hour,
      String minute,
      @Nullable String zone,
      @Nullable String source,
      boolean yearGuessed) {
    int h = Integer.parseInt(hour);
    int m = Integer.parseInt(minute);
    if (date.isEmpty() || h > 23 || m > 59) {
      return Optional.empty();
    }
    Optional<ZoneId> written = zone == null ? Optional.empty() : ZoneNames.of(zone);
    ZoneId home = source == null ? null : HOME.get(source);
    return Optional.of(
        new EndStamp(
            date.get(),
            LocalTime.of(h, m),
            written.orElse(home),
            written.isPresent(),
            yearGuessed,
            source));
  }
}
