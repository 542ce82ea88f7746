package io.wiredesk.ingest.format.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;

/** Completes dates that lack their year, or its century, from a day that is known. */
public final class MissingYear {
  /** Clocks and zones differ, and copy is dated ahead by some days, but no more. */
  private static final int DAYS_AHEAD = 14;

  /** As far back as 29 February may be, over the turn of a century. */
  private static final int YEARS_BACK = 8;

  private MissingYear() {}

  /** The last such day that is not ahead of the known one; empty where no year has it. */
  public static Optional<LocalDate> date(int month, int day, LocalDate known) {
    LocalDate latest = known.plusDays(DAYS_AHEAD);
    return IntStream.rangeClosed(0, YEARS_BACK)
        .mapToObj(back -> date(latest.getYear() - back, month, day))
        .flatMap(Optional::stream)
        .filter(d -> !d.isAfter(latest))
        .findFirst();
  }

  /** 15 is 2015 and 87 is 1987, seen from 2026: never more than a year ahead. */
  public static int year(int year, LocalDate known) {
    if (year > 99) {
      return year;
    }
    int guess = known.getYear() / 100 * 100 + year;
    return guess > known.getYear() + 1 ? guess - 100 : guess;
  }

  public static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
