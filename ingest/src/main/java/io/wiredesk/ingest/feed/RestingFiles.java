package io.wiredesk.ingest.feed;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells files that are whole from those that are still being written, by looking at them again and
 * again: a file that looks as before has rested since. Nobody else's clock is believed. Not
 * thread-safe.
 *
 * @param <F> a file as one look finds it; equal while it looks the same
 */
public final class RestingFiles<F> {
  /** What ends in the middle may be a writer that pauses: it is given so many times as long. */
  private static final int CUT_SHORT = 12;

  private final Duration rest;
  private final InstantSource clock;
  private Map<F, Rest> found = Map.of();

  private record Rest(Instant since, boolean foundAgain) {}

  /**
   * @param rest how long a file must look the same
   */
  public RestingFiles(Duration rest, InstantSource clock) {
    this.rest = rest;
    this.clock = clock;
  }

  /** Notes what a look found; what it did not find is forgotten. */
  public void look(Collection<F> files) {
    Instant now = clock.instant();
    Map<F, Rest> next = new HashMap<>();
    for (F file : files) {
      Rest before = found.get(file);
      next.put(file, before == null ? new Rest(now, false) : new Rest(before.since, true));
    }
    found = next;
  }

  /** Whether two looks at least found it alike, and it has rested for long enough. */
  public boolean isAtRest(F file) {
    return hasRested(file, rest);
  }

  /** Whether a file that seems to be cut short may yet grow: a writer may pause. */
  public boolean mayGrow(F file) {
    return !hasRested(file, rest.multipliedBy(CUT_SHORT));
  }

  /** Whether the items of a file seem to end in the middle. */
  public static boolean seemCutShort(List<Outcome> items) {
    return items.stream()
        .anyMatch(i -> i instanceof NotAStory not && not.code() == RejectCode.TRUNCATED);
  }

  private boolean hasRested(F file, Duration time) {
    Rest now = found.get(file);
    return now != null && now.foundAgain && !clock.instant().isBefore(now.since.plus(time));
  }
}
