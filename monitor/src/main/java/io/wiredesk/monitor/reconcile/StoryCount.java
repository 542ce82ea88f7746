package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.storage.SqlFailures;
import io.wiredesk.monitor.storage.StoredRevisions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many stories are stored, counted now and then. Where that takes too long it is not known, and
 * asked for ever more seldom; the sum does without. Thread-safe.
 */
final class StoryCount {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofHours(1);

  private final StoredRevisions stored;
  private final InstantSource clock;

  // Guarded by this.
  private OptionalLong known = OptionalLong.empty();
  private Optional<String> problem = Optional.empty();
  private Instant again = Instant.MIN;
  private Duration pause = FIRST;

  StoryCount(StoredRevisions stored, InstantSource clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /** Counts them when it is time to. Called by one thread. */
  void refresh() {
    if (clock.instant().isBefore(again())) {
      return;
    }
    try {
      counted(OptionalLong.of(stored.stories()), Optional.empty());
    } catch (SQLException e) {
      counted(
          OptionalLong.empty(), Optional.of("stories are not counted: " + SqlFailures.reason(e)));
    }
  }

  synchronized OptionalLong known() {
    return known;
  }

  /** Why they are not counted. */
  synchronized Optional<String> problem() {
    return problem;
  }

  private synchronized Instant again() {
    return again;
  }

  private synchronized void counted(OptionalLong stories, Optional<String> why) {
    Duration longer = pause.multipliedBy(2).compareTo(MOST) < 0 ? pause.multipliedBy(2) : MOST;
    pause = why.isEmpty() ? FIRST : longer;
    known = stories;
    problem = why;
    again = clock.instant().plus(pause);
  }
}
