package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.time.MissingYear;
import io.wiredesk.ingest.format.time.MonthNames;
import io.wiredesk.ingest.format.time.WireTime;
import io.wiredesk.ingest.format.time.ZoneNames;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A time as people write it above a press release: {@code 6 a.m. EST, Tuesday, March 3, 2026},
 * {@code 3. März 2026, 14 Uhr}, {@code 00:01 GMT 4 March}. It must name a day; without an hour it
 * is that day's first instant.
 */
final class PressTime {
  private static final TextPattern MONTH_DAY =
      TextPattern.of("(\\p{L}{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?");
  private static final TextPattern DAY_MONTH =
      TextPattern.of(
          "\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of |de )?(\\p{L}{3,9})\\b\\.?(?:,? (?:de"
              + " )?(\\d{4}))?");
  private static final TextPattern NUMBERS =
      TextPattern.of("\\b(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})\\b");
  private static final TextPattern HOUR =
      TextPattern.of(
          "(?i)\\b(\\d{1,2})(?:[:.h](\\d{2}))?\\s*(a\\.?m\\.?|p\\.?m\\.?|uhr\\b|h\\b|hrs?\\b)"
              + "|\\b(\\d{1,2}):(\\d{2})\\b|\\b(\\d{2})(\\d{2}) ?(?=hrs?\\b|[A-Z]{2,4}\\b)");
  private static final TextPattern NOON = TextPattern.of("(?i)\\b(noon|midday|mittag)\\b");
  private static final TextPattern ZONE = TextPattern.of("\\b([A-Z]{2,4})\\b");

  private PressTime() {}

  static Optional<WireTime> read(String words, ParseContext context) {
    String text = Texts.line(words);
    Optional<WireTime> exact = WireTime.read(text, context.embargoZone());
    return exact.isPresent() ? exact : free(text, context);
  }

  private static Optional<WireTime> free(String text, ParseContext context) {
    Optional<LocalDate> day = day(text, context.day());
    Optional<LocalTime> hour = hour(text);
    Optional<ZoneId> zone =
        ZONE.matcher(text)
            .results()
            .map(r -> ZoneNames.of(r.group(1)))
            .flatMap(Optional::stream)
            .findFirst();
    return day.flatMap(
        d ->
            hour.map(
                h ->
                    new WireTime(
                        d.atTime(h).atZone(zone.orElse(context.embargoZone())).toInstant(),
                        zone.isPresent())));
  }

  private static Optional<LocalDate> day(String text, LocalDate near) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.find()) {
      return MissingYear.date(
          Integer.parseInt(numbers.group(3)),
          Integer.parseInt(numbers.group(2)),
          Integer.parseInt(numbers.group(1)));
    }
    return day(MONTH_DAY.matcher(text), 1, 2, near)
        .or(() -> day(DAY_MONTH.matcher(text), 2, 1, near));
  }

  private static Optional<LocalDate> day(Matcher m, int month, int day, LocalDate near) {
    while (m.find()) {
      OptionalInt number = MonthNames.of(m.group(month));
      if (number.isPresent()) {
        int date = Integer.parseInt(m.group(day));
        return m.group(3) == null
            ? coming(number.getAsInt(), date, near)
            : MissingYear.date(Integer.parseInt(m.group(3)), number.getAsInt(), date);
      }
    }
    return Optional.empty();
  }

  /** What is embargoed is ahead, or has just been. */
  private static Optional<LocalDate> coming(int month, int day, LocalDate near) {
    return MissingYear.date(near.getYear(), month, day)
        .map(d -> d.isBefore(near.minusMonths(6)) ? d.plusYears(1) : d);
  }

  private static Optional<LocalTime> hour(String text) {
    if (NOON.matcher(text).find()) {
      return Optional.of(LocalTime.NOON);
    }
    Matcher m = HOUR.matcher(text);
    if (!m.find()) {
      return Optional.of(LocalTime.MIN);
    }
    String hour = first(m.group(1), m.group(4), m.group(6));
    String minute = first(m.group(2), m.group(5), m.group(7));
    int h = hour == null ? 0 : Integer.parseInt(hour);
    int min = minute == null ? 0 : Integer.parseInt(minute);
    String half = m.group(3) == null ? "" : m.group(3).toLowerCase(Locale.ROOT);
    int full = half.startsWith("p") ? h % 12 + 12 : half.startsWith("a") ? h % 12 : h;
    return full < 24 && min < 60 ? Optional.of(LocalTime.of(full, min)) : Optional.empty();
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }
}
