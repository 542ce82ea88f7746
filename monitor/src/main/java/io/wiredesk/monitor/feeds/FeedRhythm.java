package io.wiredesk.monitor.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How often a feed sends, learned by hour of the week from the counts of the last four weeks' hours
 * (UTC). Time is measured in messages that were to be expected, so that a quiet night does not
 * count: a feed is silent when more were expected since its last message than chance explains. How
 * many that is depends on how unevenly the feed sends: two for one that keeps the minute, eight for
 * one that sends at random, more for one that sends in bursts. Not thread-safe.
 */
final class FeedRhythm {
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final int REMEMBERED = 4 * WEEK;

  /** Fewer messages or hours than these tell nothing. */
  private static final int LEAST_MESSAGES = 30;

  private static final int LEAST_HOURS = 6;

  /**
   * Of a Poisson process with 8 arrivals expected, none comes in one of 3,000; scaled by
   * dispersion.
   */
  private static final double AT_RANDOM = 8;

  private static final double LEAST_EXPECTED = 2;
  private static final double MOST_EXPECTED = 400;

  /** So many hours of a random feed's evidence are assumed before any is there. */
  private static final double PRIOR = 3;

  private final NavigableMap<Long, Long> hours = new TreeMap<>();
  private long messages;

  void add(Instant at) {
    hours.merge(hour(at), 1L, Long::sum);
    messages++;
  }

  /** What another source counted in that hour; the larger count is the truer. */
  void counted(Instant hour, long count) {
    long before = hours.getOrDefault(hour(hour), 0L);
    if (count > before) {
      hours.put(hour(hour), count);
      messages += count - before;
    }
  }

  void forgetBefore(Instant now) {
    NavigableMap<Long, Long> old = hours.headMap(hour(now) - REMEMBERED, false);
    messages -= old.values().stream().mapToLong(Long::longValue).sum();
    old.clear();
  }

  /** Whether enough is known to judge by. */
  boolean known(Instant now) {
    return messages >= LEAST_MESSAGES && hour(now) - firstHour(now) >= LEAST_HOURS;
  }

  /** Usual seconds between two messages at that hour of the week; absent where none is usual. */
  OptionalDouble intervalSeconds(Instant now) {
    if (!known(now)) {
      return OptionalDouble.empty();
    }
    double rate = new Rates(now).at(hour(now));
    return rate > 0 ? OptionalDouble.of(HOUR / rate) : OptionalDouble.empty();
  }

  /**
   * When the feed counts as silent if nothing comes after {@code last}; empty while its rhythm is
   * not known.
   */
  Optional<Instant> silentAt(Instant last, Instant now) {
    if (!known(now)) {
      return Optional.empty();
    }
    Rates rates = new Rates(now);
    double left = rates.expectedOfSilence();
    long second = last.getEpochSecond();
    for (int step = 0; step < 2 * WEEK; step++) {
      long hour = Math.floorDiv(second, HOUR);
      long rest = (hour + 1) * HOUR - second;
      double perSecond = rates.at(hour) / HOUR;
      if (perSecond * rest >= left) {
        return Optional.of(Instant.ofEpochSecond(second + Math.round(left / perSecond)));
      }
      left -= perSecond * rest;
      second += rest;
    }
    return Optional.empty();
  }

  private long firstHour(Instant now) {
    return hours.isEmpty() ? hour(now) : Math.max(hours.firstKey(), hour(now) - REMEMBERED);
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), HOUR);
  }

  private static int hourOfDay(long hour) {
    return Math.floorMod(hour, DAY);
  }

  private static int hourOfWeek(long hour) {
    return Math.floorMod(hour, WEEK);
  }

  /**
   * Messages an hour: an hour of the week by what was seen of it, while that is once by its hour of
   * the day as well, before that by the latter alone.
   */
  private final class Rates {
    private final double[] seen = new double[WEEK];
    private final double[] ofWeek = new double[WEEK];
    private final double dispersion;

    Rates(Instant now) {
      long first = firstHour(now);
      long end = hour(now); // the hour that runs is not over
      double[] week = new double[WEEK];
      double[] day = new double[DAY];
      double[] daySeen = new double[DAY];
      double all = 0;
      for (long hour = first; hour < end; hour++) {
        long count = hours.getOrDefault(hour, 0L);
        week[hourOfWeek(hour)] += count;
        seen[hourOfWeek(hour)]++;
        day[hourOfDay(hour)] += count;
        daySeen[hourOfDay(hour)]++;
        all += count;
      }
      double mean = all / Math.max(1, end - first);
      for (int i = 0; i < WEEK; i++) {
        int ofDay = i % DAY;
        double daily = rate(day[ofDay], daySeen[ofDay], mean);
        ofWeek[i] = rate(week[i], seen[i], daily);
      }
      dispersion = dispersion(first, end);
    }

    double at(long hour) {
      return ofWeek[hourOfWeek(hour)];
    }

    double expectedOfSilence() {
      return Math.min(MOST_EXPECTED, Math.max(LEAST_EXPECTED, AT_RANDOM * dispersion));
    }

    private static double rate(double count, double seen, double otherwise) {
      if (seen >= 2) {
        return count / seen;
      }
      return seen == 1 ? (count + otherwise) / 2 : otherwise;
    }

    /**
     * Variance over mean of the hours' counts: 1 at random, less when even, more in bursts. The
     * mean is of the same few counts, so the variance is Bessel's.
     */
    private double dispersion(long first, long end) {
      double sum = PRIOR;
      double count = PRIOR;
      for (long hour = first; hour < end; hour++) {
        double rate = at(hour);
        double times = seen[hourOfWeek(hour)];
        if (rate > 0) {
          double off = hours.getOrDefault(hour, 0L) - rate;
          sum += off * off / rate * (times >= 2 ? times / (times - 1) : 1);
          count++;
        }
      }
      return sum / count;
    }
  }
}
