package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.Likeness;
import io.wiredesk.enrich.match.evidence.OverlapPrefilter;
import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.index.NearIndex;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
import io.wiredesk.enrich.match.memory.RouteStores;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.enrich.match.sketch.Boilerplate;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Sketcher;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Related;
import io.wiredesk.schemas.Relation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The near lane: rewordings, corrections, briefs and fuller forms. An index proposes, the evidence
 * of both sketches is weighed, and a group is joined only on the word of its head or its latest
 * member, so that no chain of small changes joins strangers.
 */
public final class NearMatcher implements CopyMatcher {
  /** Equal texts may be months apart; what is only alike is then another occasion. */
  private static final Duration NEAR_WINDOW = Duration.ofDays(14);

  /** Candidates whose evidence is weighed in full. */
  public static final int VERIFIED = 16;

  private static final int SOURCES = 10_000;

  private final int most;
  private final Sketcher sketcher = new Sketcher();
  private final NearIndex index = new NearIndex();

  /** Each source's name once, however many stories it sent. */
  private final Map<String, String> sources = new HashMap<>();

  private @Nullable RouteStore<IndexedStory> openMembers;
  private @Nullable Retention openAgeing;
  private @Nullable Drawn last;

  /**
   * @param most stories held in memory
   */
  NearMatcher(int most) {
    this.most = most;
  }

  /** A candidate with its sketch and what the index proposed, kept from find to learn. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Drawn(
      IncomingRevision candidate, Sketch sketch, int[] paragraphs, List<Comparison> comparisons) {}

  @Override
  public void open(RouteStores shelves, Retention ageing) {
    openMembers = shelves.open(StoreNames.MATCH_NEAR, IndexedStory.codec());
    openAgeing = ageing;
    List<IndexedStory> members = new ArrayList<>();
    members().each(members::add);
    members.sort(Comparator.comparingLong(IndexedStory::number));
    members.forEach(index::add);
  }

  @Override
  public Optional<Copy> find(IncomingRevision candidate, @Nullable Copy before) {
    if (candidate.textless()) {
      return Optional.empty();
    }
    Drawn drawn = drawn(candidate);
    if (drawn.sketch().saysTooLittle()) {
      return Optional.empty();
    }
    Grouping grouping =
        new Grouping(
            index,
            members()::get,
            member -> Comparison.of(drawn.sketch(), candidate, member),
            before);
    return grouping.best(drawn.comparisons()).map(vote -> copy(candidate, drawn.sketch(), vote));
  }

  @Override
  public void learn(IncomingRevision candidate, @Nullable Copy copy) {
    String storyId = candidate.storyId();
    @Nullable IndexedStory before = members().get(storyId);
    if (before != null) {
      index.remove(before);
    }
    if (copy != null && copy.getRelation() == Relation.EXACT) {
      members().remove(storyId);
      return;
    }
    Drawn drawn = drawn(candidate);
    IndexedStory member =
        new IndexedStory(
            index.nextNumber(),
            storyId,
            copy == null ? storyId : copy.getGroupId(),
            copy == null || copy.getRelation() == Relation.EXPANDED,
            source(candidate),
            candidate.seen(),
            candidate.time(),
            drawn.paragraphs(),
            drawn.sketch());
    index.add(member);
    members().put(storyId, member);
    if (before == null) {
      ageing().note(candidate.seen(), StoreNames.MATCH_NEAR, storyId);
    }
    bound();
    last = null;
  }

  @Override
  public List<Related> related(IncomingRevision candidate, @Nullable Copy copy) {
    if (candidate.textless()) {
      return List.of();
    }
    String group = copy == null ? candidate.storyId() : copy.getGroupId();
    return drawn(candidate).comparisons().stream()
        .filter(Comparison::related)
        .filter(c -> !c.member().groupId().equals(group))
        .limit(Comparison.RELATED_NAMED)
        .map(c -> new Related(c.member().storyId(), c.relatedBy(candidate)))
        .toList();
  }

  @Override
  public void forget(Retention.Old old) {
    @Nullable IndexedStory member = members().get(old.key());
    if (member == null) {
      return;
    }
    if (member.seen().isAfter(old.noted())) {
      ageing().note(member.seen(), StoreNames.MATCH_NEAR, old.key());
    } else {
      drop(member);
    }
  }

  @Override
  public String ages() {
    return StoreNames.MATCH_NEAR;
  }

  @SuppressWarnings("ReferenceEquality") // this very candidate, not one that reads alike
  private Drawn drawn(IncomingRevision candidate) {
    if (last != null && last.candidate() == candidate) {
      return last;
    }
    Boilerplate.Cleared cleared =
        Boilerplate.clear(candidate.source(), candidate.text(), index::sharing);
    Sketch sketch = sketcher.draw(candidate.wire(), cleared.text(), index);
    List<Comparison> comparisons = new ArrayList<>();
    for (IndexedStory member : promising(candidate, sketch)) {
      Comparison.of(sketch, candidate, member).ifPresent(comparisons::add);
    }
    last = new Drawn(candidate, sketch, cleared.paragraphs(), comparisons);
    return last;
  }

  /** What the index proposes, without what a first look turns away. */
  private List<IndexedStory> promising(IncomingRevision candidate, Sketch sketch) {
    if (sketch.saysTooLittle()) {
      return List.of();
    }
    List<IndexedStory> proposed = index.candidates(sketch);
    proposed.removeIf(m -> m.storyId().equals(candidate.storyId()) || !remembers(m, candidate));
    return sketch.corrects()
        ? proposed
        : new OverlapPrefilter(sketch).likeliest(proposed, VERIFIED);
  }

  private boolean remembers(IndexedStory member, IncomingRevision candidate) {
    long apart = Math.abs(member.seen().toEpochMilli() - candidate.seen().toEpochMilli());
    return apart <= NEAR_WINDOW.toMillis() && ageing().remembers(member.seen(), candidate.seen());
  }

  private Copy copy(IncomingRevision candidate, Sketch sketch, Grouping.Vote vote) {
    IndexedStory of = vote.of().member();
    Likeness likeness = vote.of().likeness();
    Relation relation = Relations.of(sketch, of.sketch(), likeness);
    List<String> reasons = Reasons.of(candidate, of, likeness);
    double similarity = Math.round(vote.probability() * 1000) / 1000.0;
    String ofStoryId = of.published() ? of.storyId() : of.groupId();
    return new Copy(relation, ofStoryId, of.groupId(), similarity, reasons);
  }

  private String source(IncomingRevision candidate) {
    if (sources.size() > SOURCES) {
      sources.clear();
    }
    return sources.computeIfAbsent(candidate.source(), name -> name);
  }

  private void bound() {
    while (index.size() > most) {
      drop(Objects.requireNonNull(index.oldest(), "an index that is too full has an oldest"));
    }
  }

  private void drop(IndexedStory member) {
    index.remove(member);
    members().remove(member.storyId());
  }

  private RouteStore<IndexedStory> members() {
    return Objects.requireNonNull(openMembers, "open comes first");
  }

  private Retention ageing() {
    return Objects.requireNonNull(openAgeing, "open comes first");
  }
}
