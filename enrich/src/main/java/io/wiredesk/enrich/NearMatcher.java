package io.wiredesk.enrich;

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
final class NearMatcher implements Matcher {
  /** Equal texts may be months apart; what is only alike is then another occasion. */
  private static final Duration NEAR_WINDOW = Duration.ofDays(14);

  /** Candidates whose evidence is weighed in full. */
  static final int VERIFIED = 16;

  private static final int SOURCES = 10_000;

  private final int most;
  private final Sketcher sketcher = new Sketcher();
  private final NearIndex index = new NearIndex();

  /** Each source's name once, however many stories it sent. */
  private final Map<String, String> sources = new HashMap<>();

  private @Nullable Shelf<Member> openMembers;
  private @Nullable Ageing openAgeing;
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
      Candidate candidate, Sketch sketch, int[] paragraphs, List<Comparison> comparisons) {}

  @Override
  public Map<String, StateCodec<?>> shelves() {
    return Map.of(Stores.MATCH_NEAR, Member.codec());
  }

  @Override
  public void open(Shelves shelves, Ageing ageing) {
    openMembers = shelves.open(Stores.MATCH_NEAR, Member.codec());
    openAgeing = ageing;
    List<Member> members = new ArrayList<>();
    members().each(members::add);
    members.sort(Comparator.comparingLong(Member::number));
    members.forEach(index::add);
  }

  @Override
  public Optional<Copy> find(Candidate candidate, @Nullable Copy before) {
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
  public void learn(Candidate candidate, @Nullable Copy copy) {
    String storyId = candidate.storyId();
    @Nullable Member before = members().get(storyId);
    if (before != null) {
      index.remove(before);
    }
    if (copy != null && copy.getRelation() == Relation.EXACT) {
      members().remove(storyId);
      return;
    }
    Drawn drawn = drawn(candidate);
    Member member =
        new Member(
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
      ageing().note(candidate.seen(), Stores.MATCH_NEAR, storyId);
    }
    bound();
    last = null;
  }

  @Override
  public List<Related> related(Candidate candidate, @Nullable Copy copy) {
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
  public void forget(Ageing.Old old) {
    @Nullable Member member = members().get(old.key());
    if (member == null) {
      return;
    }
    if (member.seen().isAfter(old.noted())) {
      ageing().note(member.seen(), Stores.MATCH_NEAR, old.key());
    } else {
      drop(member);
    }
  }

  @Override
  public String ages() {
    return Stores.MATCH_NEAR;
  }

  @SuppressWarnings("ReferenceEquality") // this very candidate, not one that reads alike
  private Drawn drawn(Candidate candidate) {
    if (last != null && last.candidate() == candidate) {
      return last;
    }
    Furniture.Cleared cleared =
        Furniture.clear(candidate.source(), candidate.text(), index::sharing);
    Sketch sketch = sketcher.draw(candidate.wire(), cleared.text(), index);
    List<Comparison> comparisons = new ArrayList<>();
    for (Member member : promising(candidate, sketch)) {
      Comparison.of(sketch, candidate, member).ifPresent(comparisons::add);
    }
    last = new Drawn(candidate, sketch, cleared.paragraphs(), comparisons);
    return last;
  }

  /** What the index proposes, without what a first look turns away. */
  private List<Member> promising(Candidate candidate, Sketch sketch) {
    if (sketch.saysTooLittle()) {
      return List.of();
    }
    List<Member> proposed = index.candidates(sketch);
    proposed.removeIf(m -> m.storyId().equals(candidate.storyId()) || !remembers(m, candidate));
    return sketch.corrects() ? proposed : new Probe(sketch).likeliest(proposed, VERIFIED);
  }

  private boolean remembers(Member member, Candidate candidate) {
    long apart = Math.abs(member.seen().toEpochMilli() - candidate.seen().toEpochMilli());
    return apart <= NEAR_WINDOW.toMillis() && ageing().remembers(member.seen(), candidate.seen());
  }

  private Copy copy(Candidate candidate, Sketch sketch, Grouping.Vote vote) {
    Member of = vote.of().member();
    Likeness likeness = vote.of().likeness();
    Relation relation = Relations.of(sketch, of.sketch(), likeness);
    List<String> reasons = Reasons.of(candidate, of, likeness);
    double similarity = Math.round(vote.probability() * 1000) / 1000.0;
    String ofStoryId = of.published() ? of.storyId() : of.groupId();
    return new Copy(relation, ofStoryId, of.groupId(), similarity, reasons);
  }

  private String source(Candidate candidate) {
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

  private void drop(Member member) {
    index.remove(member);
    members().remove(member.storyId());
  }

  private Shelf<Member> members() {
    return Objects.requireNonNull(openMembers, "open comes first");
  }

  private Ageing ageing() {
    return Objects.requireNonNull(openAgeing, "open comes first");
  }
}
