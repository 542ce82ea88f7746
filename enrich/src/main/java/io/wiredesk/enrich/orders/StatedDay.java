package io.wiredesk.enrich.orders;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that words name, in English or German: "of March 2", "vom 2. März", "Monday's". */
final class StatedDay {
  private static final Pattern ISO = pattern("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
  private static final Pattern DOTTED =
      pattern("\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?(\\d{4}|\\d{2})\\b)?");
  private static final String MONTH =
      "(jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|maerz|apr(?:il)?|ma[yi]|jun[ei]?|jul[yi]?"
          + "|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\\b\\.?";
  private static final Pattern DAY_MONTH =
      pattern("\\b(\\d{1,2})\\.?\\s" + MONTH + "(?:,?\\s(\\d{4})\\b)?");
  private static final Pattern MONTH_DAY =
      pattern("\\b" + MONTH + "\\s(\\d{1,2})\\b(?:,?\\s(\\d{4})\\b)?");
  private static final Pattern WEEKDAY =
      pattern(
          "\\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday"
              + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|sonnabend)\\b");
  private static final Pattern YESTERDAY = pattern("\\b(yesterday|gestern|gestrigen?)\\b");
  private static final Pattern TODAY = pattern("\\b(today|heute|heutigen?)\\b");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private StatedDay() {}

  /**
   * @param said when the words were said; a day without a year is the last such day until then
   */
  static Optional<LocalDate> in(String words, LocalDate said) {
    return date(ISO, words, said, 1, 2, 3)
        .or(() -> date(DAY_MONTH, words, said, 3, 2, 1))
        .or(() -> date(MONTH_DAY, words, said, 3, 1, 2))
        .or(() -> date(DOTTED, words, said, 3, 2, 1))
        .or(() -> relative(words, said));
  }

  private static Optional<LocalDate> relative(String words, LocalDate said) {
    if (YESTERDAY.matcher(words).find()) {
      return Optional.of(said.minusDays(1));
    }
    if (TODAY.matcher(words).find()) {
      return Optional.of(said);
    }
    Matcher weekday = WEEKDAY.matcher(words);
    return weekday.find()
        ? Optional.of(said.with(TemporalAdjusters.previousOrSame(dayOfWeek(weekday.group(1)))))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(
      Pattern form, String words, LocalDate said, int year, int month, int day) {
    Matcher found = form.matcher(words);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      String stated = found.group(year);
      int of = stated == null ? said.getYear() : year(stated);
      LocalDate date =
          LocalDate.of(of, month(found.group(month)), Integer.parseInt(found.group(day)));
      return Optional.of(
          stated == null && date.isAfter(said.plusDays(1)) ? date.minusYears(1) : date);
    } catch (DateTimeException e) {
      return Optional.empty(); // 31.2., or figures that are no date
    }
  }

  private static int year(String figures) {
    int year = Integer.parseInt(figures);
    return year < 100 ? 2000 + year : year;
  }

  private static int month(String month) {
    if (Character.isDigit(month.charAt(0))) {
      return Integer.parseInt(month);
    }
    String begins = month.toLowerCase(Locale.ROOT).substring(0, 3);
    String english =
        switch (begins) {
          case "mär", "mae" -> "mar";
          case "mai" -> "may";
          case "okt" -> "oct";
          case "dez" -> "dec";
          default -> begins;
        };
    return MONTHS.indexOf(english) + 1;
  }

  private static DayOfWeek dayOfWeek(String name) {
    return switch (name.toLowerCase(Locale.ROOT).substring(0, 3)) {
      case "mon" -> DayOfWeek.MONDAY;
      case "tue", "die" -> DayOfWeek.TUESDAY;
      case "wed", "mit" -> DayOfWeek.WEDNESDAY;
      case "thu", "don" -> DayOfWeek.THURSDAY;
      case "fri", "fre" -> DayOfWeek.FRIDAY;
      case "sat", "sam" -> DayOfWeek.SATURDAY;
      default -> name.equalsIgnoreCase("sonnabend") ? DayOfWeek.SATURDAY : DayOfWeek.SUNDAY;
    };
  }

  private static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
