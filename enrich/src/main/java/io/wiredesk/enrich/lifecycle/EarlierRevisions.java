package io.wiredesk.enrich.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands of a story below one of its revisions.
 *
 * @param own the nearest message of its own
 * @param usable the nearest of those that can be used, above any kill: what the end of a hold frees
 * @param kill the nearest kill
 */
record EarlierRevisions(
    @Nullable StoryMessage own, @Nullable StoryMessage usable, @Nullable StoryMessage kill) {
  static final EarlierRevisions NOTHING = new EarlierRevisions(null, null, null);

  /** Below what comes above that entry. */
  EarlierRevisions then(StoryMessage entry) {
    if (entry.kills()) {
      return new EarlierRevisions(entry.directed() ? own : entry, null, entry);
    }
    if (entry.directed()) {
      return this;
    }
    return new EarlierRevisions(entry, entry.usable() ? entry : usable, kill);
  }

  /** The message of the story's own that the entry is compared with, or whose text it frees. */
  @Nullable StoryMessage below(StoryMessage entry) {
    return entry.lifts() && usable != null ? usable : own;
  }

  /** Whether it ends a hold of what a kill has covered: text that is gone. */
  boolean freesNothing(StoryMessage entry) {
    return entry.lifts() && usable == null;
  }

  /** When that kill was given; null for any other entry. */
  @Nullable Instant killedAt(StoryMessage entry) {
    return freesNothing(entry) && kill != null ? kill.stated() : null;
  }
}
