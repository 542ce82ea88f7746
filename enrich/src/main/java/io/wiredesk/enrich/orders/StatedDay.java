package io.wiredesk.enrich.orders;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The day that words name, in English or German: "of March 2", "vom 2. März", "Monday's". */
final class StatedDay {
  private static final String MONTH =
      "(?<month>jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|maerz|apr(?:il)?|ma[yi]|jun[ei]?"
          + "|jul[yi]?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?"
          + "|de[cz](?:ember)?)\\b\\.?";
  private static final String YEAR = "(?:,?\\s(?<year>\\d{4})\\b)?";
  private static final String WEEKDAYS =
      "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
          + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|sonnabend";

  /** The first that names a day names it. */
  static final List<Form> FORMS =
      List.of(
          Form.ofDate(
              "iso", "\\b(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})\\b", "on 2026-03-02"),
          Form.ofDate(
              "day and month", "\\b(?<day>\\d{1,2})\\.?\\s" + MONTH + YEAR, "vom 2. März 2026"),
          Form.ofDate(
              "month and day", "\\b" + MONTH + "\\s(?<day>\\d{1,2})\\b" + YEAR, "of March 2, 2026"),
          Form.ofDate(
              "dotted",
              "\\b(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\."
                  + "(?:\\s?(?<year>\\d{4}|\\d{2})\\b)?",
              "vom 2.3.26"),
          new Form(
              word("yesterday", "yesterday|gestern|gestrigen?", "yesterday's item"),
              (found, said) -> Optional.of(said.minusDays(1))),
          new Form(
              word("today", "today|heute|heutigen?", "die heutige Meldung"),
              (found, said) -> Optional.of(said)),
          new Form(
              word("weekday", WEEKDAYS, "Monday's item"),
              (found, said) ->
                  Optional.of(
                      said.with(TemporalAdjusters.previousOrSame(dayOfWeek(found.group(1)))))));

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private StatedDay() {}

  /**
   * A way of naming a day.
   *
   * @param day the day that is named, if it is one, of words that were said on another
   */
  record Form(Wording wording, BiFunction<Matcher, LocalDate, Optional<LocalDate>> day) {
    static Form ofDate(String name, String form, String example) {
      return new Form(new Wording(name, "", Wording.anyCase(form), example), StatedDay::date);
    }

    Optional<LocalDate> in(String words, LocalDate said) {
      Matcher found = wording.pattern().matcher(words);
      return found.find() ? day.apply(found, said) : Optional.empty();
    }
  }

  /**
   * @param said when the words were said; a day without a year is the last such day until then
   */
  static Optional<LocalDate> in(String words, LocalDate said) {
    return FORMS.stream().flatMap(form -> form.in(words, said).stream()).findFirst();
  }

  private static Wording word(String name, String words, String example) {
    return new Wording(name, "", Wording.anyCase("\\b(" + words + ")\\b"), example);
  }

  private static Optional<LocalDate> date(Matcher found, LocalDate said) {
    try {
      @Nullable String stated = found.group("year");
      LocalDate date =
          LocalDate.of(
              stated == null ? said.getYear() : year(stated),
              month(found.group("month")),
              Integer.parseInt(found.group("day")));
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
}
