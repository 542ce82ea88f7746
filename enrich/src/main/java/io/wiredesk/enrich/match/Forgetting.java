package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drops what a route remembers too long, a little with each revision that comes. */
final class Forgetting {
  /** Old entries dropped for each revision decided; more than one adds. */
  private static final int DROPPED_AT_ONCE = 8;

  private final List<CopyMatcher> matchers;
  private final RouteStore<KnownStory> stories;
  private final CopyFamily family;
  private final Retention texts;
  private final Retention lanes;

  /** By which time is measured. Not stored: after a restart forgetting waits for a record. */
  private Instant latest = Instant.EPOCH;

  Forgetting(
      List<CopyMatcher> matchers,
      RouteStore<KnownStory> stories,
      CopyFamily family,
      Retention texts,
      Retention lanes) {
    this.matchers = matchers;
    this.stories = stories;
    this.family = family;
    this.texts = texts;
    this.lanes = lanes;
  }

  /** By the records, but not past this machine's clock: no absurd record makes all others old. */
  void upTo(Instant received, Instant now) {
    Instant believed = received.isBefore(now) ? received : now;
    latest = believed.isAfter(latest) ? believed : latest;
    for (int i = 0; i < DROPPED_AT_ONCE; i++) {
      Optional<Retention.Old> text = texts.takeOld(latest);
      Optional<Retention.Old> lane = lanes.takeOld(latest);
      text.ifPresent(this::text);
      lane.ifPresent(this::lane);
      if (text.isEmpty() && lane.isEmpty()) {
        return;
      }
    }
  }

  private void text(Retention.Old old) {
    matchers.stream()
        .filter(matcher -> matcher.store().equals(old.store()))
        .forEach(matcher -> matcher.forget(old));
  }

  private void lane(Retention.Old old) {
    @Nullable KnownStory story = stories.get(old.key());
    if (story != null && story.seen().isAfter(old.noted())) {
      lanes.note(story.seen(), old.store(), old.key());
    } else {
      stories.remove(old.key());
      family.forget(old.key());
    }
  }
}
