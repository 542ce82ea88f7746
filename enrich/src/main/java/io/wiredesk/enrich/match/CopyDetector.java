package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Related;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
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
  private final Retention retention;

  /** By which the window is measured. Not stored: after a restart forgetting waits for a record. */
  private Instant latest = Instant.EPOCH;

  CopyDetector(List<CopyMatcher> matchers, RouteStore<KnownStory> stories, Retention retention) {
    this.matchers = List.copyOf(matchers);
    this.stories = stories;
    this.retention = retention;
  }

  /**
   * @param copy null for a story of its own
   * @param related the same event told independently
   */
  record Decision(@Nullable Copy copy, List<Related> related, List<Notice> notices) {}

  Decision decide(Story story, Instant now) {
    IncomingRevision incoming = IncomingRevision.of(story.getWire());
    String key = incoming.storyId();
    latest = incoming.seen().isAfter(latest) ? incoming.seen() : latest;
    forgetOld();
    List<CopyMatcher.Finding> findings =
        incoming.textless() ? List.of() : matchers.stream().map(m -> m.examine(incoming)).toList();
    @Nullable KnownStory known = stories.get(key);
    KnownStory decided = decided(incoming, known, story.getRevision().getCurrent(), findings);
    List<Notice> notices = new ArrayList<>();
    Copy copy = decided.copy();
    List<Related> related = findings.stream().flatMap(f -> f.related(copy).stream()).toList();
    findings.forEach(finding -> finding.learn(copy));
    if (copy != null) {
      join(incoming, copy, now).ifPresent(notices::add);
    }
    KnownStory next = status(decided, story.getRevision()).seenAt(incoming.seen());
    if (next.killedAt() != null && (known == null || known.killedAt() == null)) {
      liveCopies(incoming, next, now).ifPresent(notices::add);
    }
    stories.put(key, next);
    if (known == null) {
      retention.note(incoming.seen(), StoreNames.MATCH_STORY, key);
    }
    return new Decision(told(story.getWire(), copy), related, notices);
  }

  private static KnownStory decided(
      IncomingRevision incoming,
      @Nullable KnownStory known,
      boolean current,
      List<CopyMatcher.Finding> findings) {
    if (known == null) {
      return judged(incoming, KnownStory.unknown(incoming.seen()), findings);
    }
    boolean settled =
        known.copy() == null
            || !current
            || incoming.textless()
            || decidedBy(incoming).equals(known.decidedBy());
    return settled ? known : judged(incoming, known, findings);
  }

  private static KnownStory judged(
      IncomingRevision incoming, KnownStory story, List<CopyMatcher.Finding> findings) {
    for (CopyMatcher.Finding finding : findings) {
      Optional<Copy> copy = finding.copy(story.copy());
      if (copy.isPresent()) {
        return story.copying(kept(copy.get(), story.copy()), decidedBy(incoming));
      }
    }
    return story.independent();
  }

  private static Copy kept(Copy copy, @Nullable Copy before) {
    return before != null && Relations.published(before)
        ? Copy.newBuilder(copy).setRelation(Relation.EXPANDED).build()
        : copy;
  }

  /** Too short a text has no hash but decides, too. */
  private static String decidedBy(IncomingRevision incoming) {
    return Objects.requireNonNullElse(incoming.textHash(), "");
  }

  /** Enters the copy in the original's list; a notice if the original is dead. */
  private Optional<Notice> join(IncomingRevision incoming, Copy copy, Instant now) {
    String key = copy.getOfStoryId();
    @Nullable KnownStory original = stories.get(key);
    if (original == null || original.copies().contains(incoming.storyId())) {
      return Optional.empty();
    }
    stories.put(key, original.copiedBy(incoming.storyId()));
    return original.killedAt() == null
        ? Optional.empty()
        : Optional.of(
            CopyNotices.killWithLiveCopies(copy.getOfStoryId(), List.of(incoming.storyId()), now));
  }

  /** What replaces its original is told instead of it, so it is told as no copy. */
  private @Nullable Copy told(WireStory wire, @Nullable Copy copy) {
    if (copy == null || wire.getReplaces().contains(copy.getOfStoryId())) {
      return null;
    }
    @Nullable KnownStory original = stories.get(copy.getOfStoryId());
    if (original == null || original.killedAt() == null) {
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
      Optional<Retention.Old> old = retention.takeOld(latest);
      if (old.isEmpty()) {
        return;
      }
      forget(old.get());
    }
  }

  private void forget(Retention.Old old) {
    if (!old.store().equals(StoreNames.MATCH_STORY)) {
      matchers.stream()
          .filter(matcher -> matcher.store().equals(old.store()))
          .forEach(matcher -> matcher.forget(old));
      return;
    }
    @Nullable KnownStory story = stories.get(old.key());
    if (story != null && story.seen().isAfter(old.noted())) {
      retention.note(story.seen(), old.store(), old.key());
    } else {
      stories.remove(old.key());
    }
  }
}
