package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
import io.wiredesk.enrich.match.memory.RouteStores;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Related;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose copy a story of its route is, revision by revision, without Kafka.
 *
 * <ul>
 *   <li>A story's first text decides. An original stays one whatever it says later.
 *   <li>A copy stays one while its text stays or is again somebody's, of its group before any
 *       other; a current revision with a text of its own makes it a story of its own, for good.
 *   <li>What was published on wire.stories stays there: a fuller form is never taken back as a mere
 *       copy.
 *   <li>A killed story is still known: who copies it later is told so.
 * </ul>
 */
final class CopyDetector {
  /** Old entries dropped for each revision decided; more than one adds. */
  private static final int DROPPED_AT_ONCE = 8;

  private final List<CopyMatcher> matchers;
  private final RouteStore<KnownStory> stories;
  private final Retention ageing;
  private Instant latest = Instant.EPOCH;

  CopyDetector(List<CopyMatcher> matchers, RouteStores shelves, MatchLimits limits) {
    this.matchers = List.copyOf(matchers);
    this.stories = shelves.open(StoreNames.MATCH_STORY, KnownStory.codec());
    this.ageing =
        new Retention(
            shelves.open(StoreNames.MATCH_AGE, Retention.codec()),
            limits.window(),
            limits.entries());
    matchers.forEach(matcher -> matcher.open(shelves, ageing));
  }

  /**
   * @param copy null for a story of its own
   * @param related the same event told independently
   */
  record Decision(@Nullable Copy copy, List<Related> related, List<Notice> notices) {}

  Decision decide(Story story, Instant now) {
    IncomingRevision candidate = IncomingRevision.of(story.getWire());
    String key = candidate.storyId();
    latest = candidate.seen().isAfter(latest) ? candidate.seen() : latest;
    forgetOld();
    @Nullable KnownStory known = stories.get(key);
    KnownStory lane = lane(candidate, known, story.getRevision().getCurrent());
    List<Notice> notices = new ArrayList<>();
    Copy copy = lane.copy();
    List<Related> related = related(candidate, copy);
    if (!candidate.textless()) {
      matchers.forEach(matcher -> matcher.learn(candidate, copy));
    }
    if (copy != null) {
      join(candidate, copy, now).ifPresent(notices::add);
    }
    KnownStory next = status(lane, story.getRevision()).seenAt(candidate.seen());
    if (next.killedAt() != null && (known == null || known.killedAt() == null)) {
      liveCopies(candidate, next, now).ifPresent(notices::add);
    }
    stories.put(key, next);
    if (known == null) {
      ageing.note(candidate.seen(), StoreNames.MATCH_STORY, key);
    }
    return new Decision(flagged(copy), related, notices);
  }

  private KnownStory lane(IncomingRevision candidate, @Nullable KnownStory known, boolean current) {
    if (known == null) {
      return judged(candidate, KnownStory.unknown(candidate.seen()));
    }
    boolean settled =
        known.copy() == null
            || !current
            || candidate.textless()
            || decidedBy(candidate).equals(known.decidedBy());
    return settled ? known : judged(candidate, known);
  }

  private KnownStory judged(IncomingRevision candidate, KnownStory story) {
    for (CopyMatcher matcher : matchers) {
      Optional<Copy> copy = matcher.find(candidate, story.copy());
      if (copy.isPresent()) {
        return story.copying(kept(copy.get(), story.copy()), decidedBy(candidate));
      }
    }
    return story.independent();
  }

  private static Copy kept(Copy copy, @Nullable Copy before) {
    boolean published = before != null && before.getRelation() == Relation.EXPANDED;
    return published ? Copy.newBuilder(copy).setRelation(Relation.EXPANDED).build() : copy;
  }

  /** Too short a text has no hash but decides, too. */
  private static String decidedBy(IncomingRevision candidate) {
    return Objects.requireNonNullElse(candidate.textHash(), "");
  }

  private List<Related> related(IncomingRevision candidate, @Nullable Copy copy) {
    return matchers.stream().flatMap(m -> m.related(candidate, copy).stream()).toList();
  }

  /** Enters the copy in the original's list; a notice if the original is dead. */
  private Optional<Notice> join(IncomingRevision candidate, Copy copy, Instant now) {
    String key = copy.getOfStoryId();
    @Nullable KnownStory original = stories.get(key);
    if (original == null || original.copies().contains(candidate.storyId())) {
      return Optional.empty();
    }
    stories.put(key, original.copiedBy(candidate.storyId()));
    return original.killedAt() == null
        ? Optional.empty()
        : Optional.of(
            CopyNotices.killWithLiveCopies(copy.getOfStoryId(), List.of(candidate.storyId()), now));
  }

  private @Nullable Copy flagged(@Nullable Copy copy) {
    @Nullable KnownStory original = copy == null ? null : stories.get(copy.getOfStoryId());
    if (copy == null || original == null || original.killedAt() == null) {
      return copy;
    }
    List<String> reasons = new ArrayList<>(copy.getReasons());
    reasons.add("copies a story killed at " + original.killedAt());
    return Copy.newBuilder(copy).setReasons(reasons).build();
  }

  private static KnownStory status(KnownStory story, Revision revision) {
    return revision.getCurrent() ? story.killed(revision.getKilledAt()) : story;
  }

  private Optional<Notice> liveCopies(IncomingRevision killed, KnownStory story, Instant now) {
    List<String> live =
        story.copies().stream().filter(copy -> lives(copy, killed.storyId())).toList();
    return live.isEmpty()
        ? Optional.empty()
        : Optional.of(CopyNotices.killWithLiveCopies(killed.storyId(), live, now));
  }

  private boolean lives(String copyId, String originalId) {
    @Nullable KnownStory copy = stories.get(copyId);
    return copy != null && copy.livesAsCopyOf(originalId);
  }

  private void forgetOld() {
    for (int i = 0; i < DROPPED_AT_ONCE; i++) {
      Optional<Retention.Old> old = ageing.takeOld(latest);
      if (old.isEmpty()) {
        return;
      }
      forget(old.get());
    }
  }

  private void forget(Retention.Old old) {
    if (!old.shelf().equals(StoreNames.MATCH_STORY)) {
      matchers.stream()
          .filter(matcher -> matcher.ages().equals(old.shelf()))
          .forEach(matcher -> matcher.forget(old));
      return;
    }
    @Nullable KnownStory story = stories.get(old.key());
    if (story != null && story.seen().isAfter(old.noted())) {
      ageing.note(story.seen(), old.shelf(), old.key());
    } else {
      stories.remove(old.key());
    }
  }
}
