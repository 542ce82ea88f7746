package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.StateSerde;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/**
 * Where a feed's running numbers stand, and which are missing.
 *
 * <p>Numbers start over at midnight or after 999, 9999 and so on, from 0 or from 1; nobody has to
 * say which. They may come out of order: one that is missing is filled whenever it comes.
 *
 * @param run counts how often the numbers started over
 * @param last highest number of this run
 * @param day on which that was sent
 * @param before highest number of the run before; -1 for the first run
 * @param gaps what is missing, oldest first
 */
public record FeedSequence(int run, long last, LocalDate day, long before, List<Gap> gaps) {
  /** Numbers this near to one another can have overtaken one another. */
  private static final long NEAR = 200;

  private static final int GAPS_KEPT = 100;

  /**
   * Numbers of a run that have not come.
   *
   * @param since when that was noticed
   * @param told whether a notice was raised
   */
  public record Gap(int run, long first, long last, Instant since, boolean told) {}

  static FeedSequence startingAt(long number, LocalDate day) {
    return new FeedSequence(0, number, day, -1, List.of());
  }

  /** With one more number. */
  FeedSequence with(long number, LocalDate sent, Instant now) {
    if (isOfRunBefore(number, sent)) {
      return filled(run - 1, number);
    }
    if (number > last) {
      return new FeedSequence(
          run, number, later(sent), before, more(run, last + 1, number - 1, now));
    }
    if (sent.isAfter(day)) {
      return startedOver(number, sent, gaps, now);
    }
    return last - number > NEAR
        ? startedOver(number, sent, more(run, last + 1, round(last), now), now)
        : filled(run, number);
  }

  private boolean isOfRunBefore(long number, LocalDate sent) {
    return before >= 0
        && number > last
        && Math.abs(number - before) <= NEAR
        && (sent.isBefore(day) || number - last > NEAR);
  }

  private FeedSequence startedOver(long number, LocalDate sent, List<Gap> soFar, Instant now) {
    FeedSequence next = new FeedSequence(run + 1, number, sent, last, soFar);
    return new FeedSequence(
        next.run,
        number,
        sent,
        last,
        number > NEAR ? soFar : next.more(next.run, 1, number - 1, now));
  }

  /** Where numbers of so many digits end, if that is near; else here. */
  private static long round(long number) {
    long end = 9;
    while (end < number) {
      end = 10 * end + 9;
    }
    return end - number <= NEAR ? end : number;
  }

  private List<Gap> more(int of, long first, long end, Instant now) {
    if (first > end) {
      return gaps;
    }
    List<Gap> more = new ArrayList<>(gaps);
    more.add(new Gap(of, first, end, now, false));
    return more.size() > GAPS_KEPT ? more.subList(1, more.size()) : more;
  }

  private FeedSequence filled(int of, long number) {
    List<Gap> left = new ArrayList<>();
    for (Gap gap : gaps) {
      if (gap.run != of || number < gap.first || number > gap.last) {
        left.add(gap);
        continue;
      }
      if (gap.first < number) {
        left.add(new Gap(of, gap.first, number - 1, gap.since, gap.told));
      }
      if (number < gap.last) {
        left.add(new Gap(of, number + 1, gap.last, gap.since, gap.told));
      }
    }
    return new FeedSequence(run, last, day, before, left);
  }

  private LocalDate later(LocalDate sent) {
    return sent.isAfter(day) ? sent : day;
  }

  /** What has been missing since then at least and was not told. */
  List<Gap> untold(Instant since) {
    return gaps.stream().filter(g -> !g.told && !g.since.isAfter(since)).toList();
  }

  /** The same with those told. */
  FeedSequence told(List<Gap> gone) {
    return new FeedSequence(
        run,
        last,
        day,
        before,
        gaps.stream()
            .map(g -> gone.contains(g) ? new Gap(g.run, g.first, g.last, g.since, true) : g)
            .toList());
  }

  static Serde<FeedSequence> serde() {
    return StateSerde.of(StoredSequence.class, FeedSequence::stored, FeedSequence::read);
  }

  private StoredSequence stored() {
    return new StoredSequence(
        run,
        last,
        day,
        before,
        gaps.stream().map(g -> new StoredGap(g.run, g.first, g.last, g.since, g.told)).toList());
  }

  private static FeedSequence read(StoredSequence stored) {
    return new FeedSequence(
        stored.getRun(),
        stored.getLast(),
        stored.getDay(),
        stored.getBefore(),
        stored.getGaps().stream()
            .map(g -> new Gap(g.getRun(), g.getFirst(), g.getLast(), g.getSince(), g.getTold()))
            .toList());
  }
}
