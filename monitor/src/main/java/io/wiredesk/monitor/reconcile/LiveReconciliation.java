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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The sum of all messages, kept up as they come: accepted ones by the offsets of {@code wire.raw},
 * which are not read; notices and rejected copy by the tail; stored ones by looking up those that
 * are not accounted for yet, and no others. {@code wiredesk reconcile} reads everything instead and
 * so would also find a row that vanished since. Thread-safe.
 */
public final class LiveReconciliation implements WireListener {
  private static final int AT_ONCE = 5_000;
  private static final int LISTED = 20;
  private static final Duration BUDGET = Duration.ofSeconds(1);
  private static final Duration COUNT_STORIES = Duration.ofSeconds(30);

  /** So long a rejected message that was replayed may take to be stored. */
  private static final Duration STORED_WITHIN = Duration.ofMinutes(10);

  /**
   * The sum, as far as it is known.
   *
   * @param complete whether all that can be told has been told once
   * @param oldest how long the oldest unaccounted message has been so, as far as was seen; empty
   *     where none is
   * @param stories rows of {@code story}; absent while not known
   * @param problem why the sum is not up to date
   */
  public record State(
      Instant at,
      boolean complete,
      ReconcileReport sum,
      Optional<Duration> oldest,
      OptionalLong stories,
      Optional<String> problem) {}

  private final Optional<StoredRevisions> stored;
  private final InstantSource clock;

  // Guarded by this.
  private final Reconciliation sum = new Reconciliation();
  private final Map<RawCoordinate, Instant> replayed = new LinkedHashMap<>();
  private Map<RawCoordinate, Instant> waiting = new HashMap<>();
  private OptionalLong stories = OptionalLong.empty();
  private Instant countAgain = Instant.MIN;
  private Optional<String> problem;
  private boolean settled;

  /**
   * @param stored empty where no database is configured: then nothing is known to be stored
   */
  public LiveReconciliation(Optional<StoredRevisions> stored, InstantSource clock) {
    this.stored = stored;
    this.clock = clock;
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
    if (ref != null && sum.isRejected(RawCoordinate.of(ref))) {
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
   * Looks up what is not accounted for of that which was accepted so far; what is accepted later
   * the next call looks up. Called by one thread.
   */
  public void settle() {
    stored.ifPresent(this::settle);
  }

  private void settle(StoredRevisions stored) {
    Instant deadline = clock.instant().plus(BUDGET);
    try {
      boolean progress = true;
      while (progress && clock.instant().isBefore(deadline)) {
        List<RawCoordinate> wanted = wanted();
        List<StoredRevisions.Row> rows = stored.find(wanted);
        tell(rows);
        progress = rows.size() > wanted.size() / 2;
      }
      countStories(stored);
      settledUpTo(Optional.empty(), !progress);
    } catch (SQLException e) {
      settledUpTo(Optional.of("postgres: " + SqlFailures.reason(e)), false);
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
        waiting.values().stream()
            .min(Instant::compareTo)
            .map(since -> Duration.between(since, now));
    return new State(
        now, told && settled, sum.report(stories.orElse(0), LISTED), oldest, stories, problem);
  }

  private synchronized List<RawCoordinate> wanted() {
    Instant now = clock.instant();
    List<RawCoordinate> wanted = sum.unaccounted(AT_ONCE);
    Map<RawCoordinate, Instant> still = new HashMap<>();
    wanted.forEach(at -> still.put(at, waiting.getOrDefault(at, now)));
    waiting = still;
    replayed.values().removeIf(since -> since.plus(STORED_WITHIN).isBefore(now));
    List<RawCoordinate> all = new ArrayList<>(wanted);
    all.addAll(replayed.keySet());
    return all;
  }

  private synchronized void tell(List<StoredRevisions.Row> rows) {
    for (StoredRevisions.Row row : rows) {
      if (row.copy()) {
        sum.duplicate(row.at());
      } else {
        sum.stored(row.at());
      }
      waiting.remove(row.at());
      replayed.remove(row.at());
    }
  }

  private void countStories(StoredRevisions stored) throws SQLException {
    Instant now = clock.instant();
    if (now.isBefore(countAgain)) {
      return;
    }
    long count = stored.stories();
    synchronized (this) {
      stories = OptionalLong.of(count);
      countAgain = now.plus(COUNT_STORIES);
    }
  }

  private synchronized void settledUpTo(Optional<String> reason, boolean all) {
    problem = reason;
    settled = settled || all;
  }

  private static boolean isRaw(TopicPartition partition) {
    return partition.topic().equals(WireTopic.RAW.topicName());
  }
}
