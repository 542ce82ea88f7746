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
 *   <li>Of two stories with one text the one that was received first is the original, whichever
 *       comes here first; of two received at once, the one with the lesser id.
 *   <li>A story's first text decides. An original stays one whatever it says later, and whatever is
 *       forgotten of its text.
 *   <li>A copy stays one while its text stays or is again somebody's, of its group before any
 *       other; a current revision with a text of its own makes it a story of its own, for good.
 *       What replaces a story is none of its copies.
 *   <li>What was published on wire.stories stays there: a fuller form is never taken back as a mere
 *       copy, nor is a copy that came here before its original.
 *   <li>A killed story is still known, text and all: who copies it later is told so.
 * </ul>
 */
final class CopyDetector {
  private final List<CopyMatcher> matchers;
  private final RouteStore<KnownStory> stories;
  private final CopyFamily family;
  private final Forgetting forgetting;
  private final Retention lanes;

  /**
   * @param lanes when to forget a story
   */
  CopyDetector(
      List<CopyMatcher> matchers,
      RouteStore<KnownStory> stories,
      CopyFamily family,
      Retention texts,
      Retention lanes) {
    this.matchers = List.copyOf(matchers);
    this.stories = stories;
    this.family = family;
    this.lanes = lanes;
    this.forgetting = new Forgetting(this.matchers, stories, family, texts, lanes);
  }

  /**
   * @param copy null for a story of its own
   * @param related the same event told independently
   */
  record Decision(@Nullable Copy copy, List<Related> related, List<Notice> notices) {}

  /**
   * Decides, and learns what it decided.
   *
   * @param now by this machine's clock
   */
  Decision decide(Story story, Instant now) {
    IncomingRevision incoming = IncomingRevision.of(story.getWire());
    String id = incoming.storyId();
    forgetting.upTo(incoming.received(), now);
    List<CopyMatcher.Finding> findings = incoming.textless() ? List.of() : examined(incoming);
    @Nullable KnownStory known = stories.get(id);
    KnownStory before = known == null ? KnownStory.unknown(incoming.received()) : known;
    Judgement judged =
        settled(known, incoming, story.getRevision().getCurrent())
            ? Judgement.of(before)
            : judged(incoming, before, findings);
    Copy copy = judged.story().copy();
    List<Related> related = new ArrayList<>();
    findings.forEach(finding -> related.addAll(finding.related(copy)));
    findings.forEach(finding -> finding.learn(copy, judged.takesOver()));
    KnownStory next =
        status(judged.story(), story.getRevision()).seenAt(incoming.received(), incoming.seen());
    stories.put(id, next);
    if (known == null) {
      lanes.note(next.seen(), StoreNames.MATCH_STORY, id);
    }
    boolean killed = next.killedAt() != null && before.killedAt() == null;
    List<Notice> notices = new ArrayList<>(linked(id, before.copy(), judged, now));
    notices.addAll(killed ? liveFamily(id, now) : List.of());
    return new Decision(told(copy), related, notices);
  }

  /** Learns a text that was killed before anybody saw it; who has it already is told of. */
  List<Notice> learn(Story unseen, Instant now) {
    WireStory wire = WireStory.newBuilder(unseen.getWire()).setEmbargoed(null).build();
    IncomingRevision incoming = IncomingRevision.of(wire);
    String id = incoming.storyId();
    @Nullable KnownStory known = stories.get(id);
    @Nullable Copy copy = known == null ? null : known.copy();
    boolean met = false;
    for (CopyMatcher.Finding finding : examined(incoming)) {
      met |= finding.copy(copy).filter(c -> !isOwn(id, c)).map(c -> join(id, c)).orElse(false);
      finding.learn(copy, false);
    }
    return met ? liveFamily(id, now) : List.of();
  }

  private List<CopyMatcher.Finding> examined(IncomingRevision incoming) {
    List<CopyMatcher.Finding> findings = new ArrayList<>(matchers.size());
    matchers.forEach(matcher -> findings.add(matcher.examine(incoming)));
    return findings;
  }

  private static boolean settled(
      @Nullable KnownStory known, IncomingRevision incoming, boolean current) {
    if (known == null) {
      return false;
    }
    @Nullable Copy copy = known.copy();
    return copy == null
        || !current
        || incoming.textless()
        || (decidedBy(incoming).equals(known.decidedBy()) && !incoming.replaces(copy));
  }

  /**
   * @param takesOver whether its text is its own although another story's in memory
   * @param later copies of it that came here before it
   */
  private record Judgement(KnownStory story, boolean takesOver, List<Copy> later) {
    static Judgement of(KnownStory story) {
      return new Judgement(story, false, List.of());
    }
  }

  private Judgement judged(
      IncomingRevision incoming, KnownStory before, List<CopyMatcher.Finding> findings) {
    List<Copy> later = new ArrayList<>();
    boolean takesOver = false;
    for (CopyMatcher.Finding finding : findings) {
      Optional<Copy> found =
          finding.copy(before.copy()).filter(copy -> !isOwn(incoming.storyId(), copy));
      if (found.filter(incoming::replaces).isPresent()) {
        takesOver = true;
      } else if (found.filter(copy -> precedes(incoming, before, copy)).isPresent()) {
        takesOver = true;
        later.add(found.get());
      } else if (found.isPresent()) {
        Copy copy = kept(found.get(), before.copy());
        return Judgement.of(before.copying(copy, decidedBy(incoming)));
      }
    }
    return new Judgement(before.independent(), takesOver, later);
  }

  /** Its own copies make no copy of a story of which nothing else is remembered. */
  private static boolean isOwn(String storyId, Copy copy) {
    return storyId.equals(copy.getOfStoryId()) || storyId.equals(copy.getGroupId());
  }

  /** Whether it is the original of what it was found to be a copy of. */
  private boolean precedes(IncomingRevision incoming, KnownStory story, Copy copy) {
    @Nullable KnownStory other = stories.get(copy.getOfStoryId());
    if (other == null || story.copy() != null) {
      return false;
    }
    Instant first =
        story.first().isBefore(incoming.received()) ? story.first() : incoming.received();
    int order = first.compareTo(other.first());
    return order < 0 || (order == 0 && incoming.storyId().compareTo(copy.getOfStoryId()) < 0);
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

  /** Keeps the family in step; notices of a dead one that has a copy more. */
  private List<Notice> linked(String id, @Nullable Copy before, Judgement judged, Instant now) {
    @Nullable Copy copy = judged.story().copy();
    if (before != null && (copy == null || !copy.getOfStoryId().equals(before.getOfStoryId()))) {
      family.part(id, before.getOfStoryId());
    }
    judged.later().forEach(other -> join(id, other));
    if (copy == null || !join(id, copy)) {
      return List.of();
    }
    @Nullable KnownStory original = stories.get(copy.getOfStoryId());
    return original == null || original.killedAt() == null
        ? List.of()
        : CopyNotices.killWithLiveCopies(copy.getOfStoryId(), List.of(id), now);
  }

  private boolean join(String id, Copy copy) {
    return family.join(id, copy.getOfStoryId());
  }

  private @Nullable Copy told(@Nullable Copy copy) {
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

  private List<Notice> liveFamily(String killed, Instant now) {
    List<String> live = family.of(killed).stream().filter(this::lives).toList();
    return CopyNotices.killWithLiveCopies(killed, live, now);
  }

  private boolean lives(String storyId) {
    @Nullable KnownStory story = stories.get(storyId);
    return story != null && story.killedAt() == null;
  }
}
