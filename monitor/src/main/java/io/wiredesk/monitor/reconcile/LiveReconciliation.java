package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.storage.SqlFailures;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The sum of all messages, kept up as they come: accepted ones by the offsets of {@code wire.raw},
 * which are not read; notices and rejected copy by the tail; stored ones by looking up those that
 * are not accounted for yet, and no others. They are looked up in rounds, so that some which stay
 * unaccounted keep none of the others from being found. {@code wiredesk reconcile} reads everything
 * instead and so would also find a row that vanished since. Thread-safe.
 */
public final class LiveReconciliation implements WireListener {
  private static final int AT_ONCE = 5_000;
  private static final int LISTED = 20;

  /** Of so many unaccounted messages it is known since when they are. */
  private static final int TIMED = 100_000;

  /** So long a rejected message that was replayed may take to be stored. */
  private static final Duration STORED_WITHIN = Duration.ofMinutes(10);

  /**
   * The sum, as far as it is known.
   *
   * @param complete whether all that can be told has been told once
   * @param oldest how long the oldest unaccounted message has been so, as far as was seen; empty
   *     where none is
   * @param missing what the sum goes without, and why
   * @param problem why the sum is not up to date
   */
  public record State(
      Instant at,
      boolean complete,
      ReconcileReport sum,
      Optional<Duration> oldest,
      Optional<String> missing,
      Optional<String> problem) {}

  private final Optional<StoredRevisions> stored;
  private final Optional<StoryCount> stories;
  private final InstantSource clock;

  // Guarded by this.
  private final Reconciliation sum;
  private final Map<RawCoordinate, Instant> replayed = new LinkedHashMap<>();
  private final Map<RawCoordinate, Instant> waiting = new LinkedHashMap<>();
  private final Deque<RawCoordinate> others = new ArrayDeque<>();
  private boolean underWay;
  private boolean settled;
  private Optional<String> problem;
  private Optional<String> failedInRound = Optional.empty();

  /**
   * @param stored empty where no database is configured: then nothing is known to be stored
   */
  public LiveReconciliation(Optional<StoredRevisions> stored, InstantSource clock) {
    this.stored = stored;
    this.stories = stored.map(revisions -> new StoryCount(revisions, clock));
    this.clock = clock;
    this.sum = new Reconciliation(clock);
    this.problem =
        stored.isPresent() ? Optional.empty() : Optional.of("monitor.postgres is not set");
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    sum.tell(notice);
  }

  @Override
  public synchronized void rejected(Rejected rejected, SeenRecord seen) {
    sum.tell(rejected);
  }

  @Override
  public synchronized void deadLetter(@Nullable Story story, SeenRecord seen) {
    sum.tellDeadLetter(story);
  }

  @Override
  public void story(Story story, SeenRecord seen) {
    published(story, seen);
  }

  @Override
  public void copy(Story story, SeenRecord seen) {
    published(story, seen);
  }

  /** What was rejected and is published all the same was replayed, and may be stored now. */
  private synchronized void published(Story story, SeenRecord seen) {
    RawRef ref = story.getWire().getRawRef();
    if (ref != null && sum.isRejectedOnly(RawCoordinate.of(ref))) {
      replayed.put(RawCoordinate.of(ref), seen.at());
    }
  }

  /** The messages that are there now. */
  public synchronized void accept(LagReport report) {
    report
        .starts()
        .forEach(
            (partition, start) -> {
              Long end = report.ends().get(partition);
              if (isRaw(partition) && end != null) {
                sum.accepted(partition.partition(), start, end);
              }
            });
  }

  /**
   * Looks up what is not accounted for, to the end of the round or for so long; the next call goes
   * on from there. A page that the database does not answer is passed over until the next round.
   * Called by one thread.
   */
  public void settle(Duration atMost) {
    stored.ifPresent(revisions -> settle(revisions, clock.instant().plus(atMost)));
    stories.ifPresent(StoryCount::refresh);
  }

  private void settle(StoredRevisions revisions, Instant deadline) {
    try {
      do {
        List<RawCoordinate> page = page();
        if (page.isEmpty() && isUpToDate()) {
          return;
        }
        tell(revisions.find(page));
      } while (clock.instant().isBefore(deadline));
    } catch (SQLException e) {
      failed("postgres: " + SqlFailures.reason(e));
    }
  }

  /**
   * What is known of the sum now.
   *
   * @param told whether the tail has handed on all that was there
   */
  public synchronized State state(boolean told) {
    Instant now = clock.instant();
    Optional<Duration> oldest =
        waiting.entrySet().stream()
            .filter(message -> sum.isUnaccounted(message.getKey()))
            .map(Map.Entry::getValue)
            .min(Instant::compareTo)
            .map(since -> Duration.between(since, now));
    OptionalLong counted = stories.map(StoryCount::known).orElse(OptionalLong.empty());
    return new State(
        now,
        told && settled,
        sum.report(counted, LISTED),
        oldest,
        stories.flatMap(StoryCount::problem),
        problem);
  }

  /** The next to be looked up; none at the end of a round. */
  private synchronized List<RawCoordinate> page() {
    Instant now = clock.instant();
    if (!underWay) {
      begin(now);
    }
    List<RawCoordinate> page = new ArrayList<>();
    while (page.size() < AT_ONCE && !others.isEmpty()) {
      page.add(others.remove());
    }
    for (RawCoordinate at : sum.next(AT_ONCE - page.size())) {
      page.add(at);
      if (waiting.size() < TIMED) {
        waiting.putIfAbsent(at, now);
      }
    }
    if (page.isEmpty()) {
      end();
    }
    return page;
  }

  /** Replayed messages have a fate, and held ones; they are looked up all the same. */
  private void begin(Instant now) {
    underWay = true;
    failedInRound = Optional.empty();
    sum.beginAnew();
    replayed.values().removeIf(since -> since.plus(STORED_WITHIN).isBefore(now));
    others.addAll(replayed.keySet());
    sum.overdue().forEach(message -> others.add(message.at()));
  }

  private void end() {
    underWay = false;
    waiting.keySet().removeIf(at -> !sum.isUnaccounted(at));
    problem = failedInRound;
    settled = settled || failedInRound.isEmpty();
  }

  /** Otherwise another round makes up for what was passed over in the last. */
  private synchronized boolean isUpToDate() {
    return problem.isEmpty();
  }

  private synchronized void failed(String reason) {
    failedInRound = Optional.of(reason);
    problem = failedInRound;
  }

  /** Two rows of one message are wrong; to hear twice of the same row is not. */
  private synchronized void tell(List<StoredRevisions.Row> rows) {
    Set<RawCoordinate> heard = new HashSet<>();
    for (StoredRevisions.Row row : rows) {
      if (sum.isStored(row.at()) && !heard.contains(row.at())) {
        continue;
      }
      heard.add(row.at());
      if (row.copy()) {
        sum.duplicate(row.at());
      } else {
        sum.stored(row.at());
      }
      waiting.remove(row.at());
      replayed.remove(row.at());
    }
  }

  private static boolean isRaw(TopicPartition partition) {
    return partition.topic().equals(WireTopic.RAW.topicName());
  }
}
