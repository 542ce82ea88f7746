package io.wiredesk.ingest.format.time;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
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
import org.jspecify.annotations.Nullable;

/**
 * Dates in words: RFC 822 (section 5) and RFC 5322 (sections 3.3, 4.3) as feeds and mail really
 * write them, with zones outside the standard, one digit for two, months in other languages, and
 * the orders of asctime and of American prose.
 */
final class Rfc822Time {
  private static final String CLOCK =
      "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.\\d+)?)?"
          + "(?:\\s*(?<half>[AaPp])\\.?[Mm]\\.?)?";
  private static final String ZONE =
      "\\s*(?<zone>\\p{Alpha}{1,5}|(?:GMT|UTC?)?\\s*[+-]\\d{1,2}(?::?\\d{2})?)?(?:\\s*\\(.*\\))?";
  private static final String WEEKDAY = "(?:\\p{L}{2,12}\\.?,?\\s*)?";

  private static final TextPattern DAY_FIRST =
      TextPattern.of(
          WEEKDAY
              + "(?<day>\\d{1,2})\\.?[\\s-]+(?<month>\\p{L}{3,10})\\.?,?[\\s-]+"
              + "(?<year>\\d{4}|\\d{2})(?:,?\\s+(?:"
              + CLOCK
              + ")?"
              + ZONE
              + ")?");

  private static final TextPattern MONTH_FIRST =
      TextPattern.of(
          WEEKDAY
              + "(?<month>\\p{L}{3,10})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+"
              + "(?<year>\\d{4})(?:,?\\s+(?:"
              + CLOCK
              + ")?"
              + ZONE
              + ")?");

  private static final TextPattern YEAR_LAST =
      TextPattern.of(
          WEEKDAY
              + "(?<month>\\p{L}{3,10})\\s+(?<day>\\d{1,2})\\s+"
              + CLOCK
              + ZONE
              + "\\s+(?<year>\\d{4})");

  private static final TextPattern OFFSET =
      TextPattern.of("^(?:GMT|UTC?)?\\s*([+-])(\\d{1,2})(?::?(\\d{2}))?", Pattern.CASE_INSENSITIVE);

  /** RFC 5322, section 3.3: a leap second, which java.time does not have. */
  private static final int LEAP = 60;

  /** Nothing that is meant as a date is longer. */
  private static final int LONGEST = 80;

  private Rfc822Time() {}

  static Optional<WireTime> read(String text, ZoneId assumed) {
    String words = Texts.line(text);
    if (words.length() > LONGEST) {
      return Optional.empty();
    }
    for (TextPattern pattern : new TextPattern[] {DAY_FIRST, MONTH_FIRST, YEAR_LAST}) {
      Matcher matcher = pattern.matcher(words);
      if (matcher.matches()) {
        return time(matcher, assumed);
      }
    }
    return Optional.empty();
  }

  private static Optional<WireTime> time(Matcher m, ZoneId assumed) {
    OptionalInt month = MonthNames.of(m.group("month"));
    if (month.isEmpty()) {
      return Optional.empty();
    }
    Optional<ZoneId> zone = Optional.ofNullable(m.group("zone")).flatMap(Rfc822Time::zone);
    try {
      LocalDate date =
          LocalDate.of(year(m.group("year")), month.getAsInt(), Integer.parseInt(m.group("day")));
      LocalDateTime local = date.atTime(clock(m));
      return Optional.of(
          new WireTime(local.atZone(zone.orElse(assumed)).toInstant(), zone.isPresent()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** RFC 5322, section 4.3: two digits up to 49 are of this century. */
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
  }

  private static LocalTime clock(Matcher m) {
    int hour = number(m.group("hour"));
    String half = m.group("half");
    if (half != null) {
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    int second = number(m.group("second"));
    return LocalTime.of(hour, number(m.group("minute")), second == LEAP ? LEAP - 1 : second);
  }

  /** Empty for letters that are no known zone: then the feed's holds, and the story says so. */
  private static Optional<ZoneId> zone(String written) {
    Matcher offset = OFFSET.matcher(written);
    if (!offset.matches()) {
      return ZoneNames.of(written);
    }
    int minutes = number(offset.group(2)) * 60 + number(offset.group(3));
    int east = offset.group(1).equals("-") ? -minutes : minutes;
    return Math.abs(east) > 18 * 60
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofTotalSeconds(east * 60));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
