package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.CopyModel;
import io.wiredesk.enrich.match.evidence.HeldSketch;
import io.wiredesk.enrich.match.evidence.Likeness;
import io.wiredesk.enrich.match.evidence.OverlapPrefilter;
import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.index.NearIndex;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
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
 * Near copies: rewordings, corrections, briefs and fuller forms. An index proposes, the evidence of
 * both sketches is weighed, and a group is joined only on the word of its head or its latest
 * member, so that no chain of small changes joins strangers.
 */
final class NearMatcher implements CopyMatcher {
  /** Equal texts may be months apart; what is only alike is then another occasion. */
  private static final Duration NEAR_WINDOW = Duration.ofDays(14);

  private static final int SOURCES = 10_000;

  private final RouteStore<IndexedStory> stories;
  private final Retention retention;
  private final int most;
  private final CopyModel model;
  private final Sketcher sketcher = new Sketcher();
  private final NearIndex index = new NearIndex();

  /** Each source's name once, however many stories it sent. */
  private final Map<String, String> sources = new HashMap<>();

  /**
   * @param stories what is in it is indexed at once
   * @param most stories held in memory
   */
  NearMatcher(RouteStore<IndexedStory> stories, Retention retention, int most, CopyModel model) {
    this.stories = stories;
    this.retention = retention;
    this.most = most;
    this.model = model;
    List<IndexedStory> stored = new ArrayList<>();
    stories.each(stored::add);
    stored.sort(Comparator.comparingLong(IndexedStory::number));
    stored.forEach(index::add);
  }

  @Override
  public Finding examine(IncomingRevision incoming) {
    Boilerplate.Cleared cleared =
        Boilerplate.clear(incoming.source(), incoming.text(), index::sharing);
    Sketch sketch = sketcher.sketch(incoming.wire(), cleared.text(), index);
    HeldSketch held = new HeldSketch(sketch);
    @Nullable IndexedStory before = stories.get(incoming.storyId());
    List<Comparison> comparisons = new ArrayList<>();
    for (IndexedStory story : promising(incoming, held, before)) {
      Comparison.of(model, held, incoming, story).ifPresent(comparisons::add);
    }
    return new Comparisons(incoming, held, before, cleared.paragraphs(), comparisons);
  }

  /** What the index proposes, without what a first look turns away. */
  private List<IndexedStory> promising(
      IncomingRevision incoming, HeldSketch held, @Nullable IndexedStory before) {
    Sketch sketch = held.sketch();
    if (sketch.saysTooLittle()) {
      return List.of();
    }
    List<IndexedStory> proposed = index.candidates(sketch);
    long own = before == null ? -1 : before.number();
    proposed.removeIf(s -> s.number() == own || !remembers(s, incoming));
    return sketch.corrects()
        ? proposed
        : OverlapPrefilter.likeliest(held, proposed, IndexedStory::sketch);
  }

  private boolean remembers(IndexedStory story, IncomingRevision incoming) {
    long apart = Math.abs(story.seen().toEpochMilli() - incoming.seen().toEpochMilli());
    return apart <= NEAR_WINDOW.toMillis() && retention.remembers(story.seen(), incoming.seen());
  }

  @Override
  public void forget(Retention.Old old) {
    @Nullable IndexedStory story = stories.get(old.key());
    if (story == null) {
      return;
    }
    if (story.seen().isAfter(old.noted())) {
      retention.note(story.seen(), StoreNames.MATCH_NEAR, old.key());
    } else {
      drop(story);
    }
  }

  @Override
  public String store() {
    return StoreNames.MATCH_NEAR;
  }

  private String source(IncomingRevision incoming) {
    if (sources.size() > SOURCES) {
      sources.clear();
    }
    return sources.computeIfAbsent(incoming.source(), name -> name);
  }

  private void drop(IndexedStory story) {
    index.remove(story);
    stories.remove(story.storyId());
  }

  private final class Comparisons implements Finding {
    private final IncomingRevision incoming;
    private final HeldSketch held;
    private final Sketch sketch;
    private final @Nullable IndexedStory before;
    private final int[] paragraphs;
    private final List<Comparison> comparisons;

    Comparisons(
        IncomingRevision incoming,
        HeldSketch held,
        @Nullable IndexedStory before,
        int[] paragraphs,
        List<Comparison> comparisons) {
      this.incoming = incoming;
      this.held = held;
      this.sketch = held.sketch();
      this.before = before;
      this.paragraphs = paragraphs;
      this.comparisons = comparisons;
    }

    @Override
    public Optional<Copy> copy(@Nullable Copy earlier) {
      if (sketch.saysTooLittle()) {
        return Optional.empty();
      }
      Grouping grouping =
          new Grouping(
              index, stories::get, story -> Comparison.of(model, held, incoming, story), earlier);
      return grouping.best(comparisons).map(this::copyOf);
    }

    private Copy copyOf(Grouping.Vote vote) {
      IndexedStory of = vote.of().story();
      Likeness likeness = vote.of().likeness();
      Relation relation = Relations.of(sketch, of.sketch(), likeness);
      List<String> reasons = Reasons.of(incoming, of, likeness);
      double similarity = Math.round(vote.probability() * 1000) / 1000.0;
      String ofStoryId = of.published() ? of.storyId() : of.groupId();
      return new Copy(relation, ofStoryId, of.groupId(), similarity, reasons);
    }

    @Override
    public List<Related> related(@Nullable Copy copy) {
      String group = copy == null ? incoming.storyId() : copy.getGroupId();
      return comparisons.stream()
          .filter(Comparison::related)
          .filter(c -> !c.story().groupId().equals(group))
          .limit(Comparison.RELATED_NAMED)
          .map(c -> new Related(c.story().storyId(), c.relatedBy(incoming)))
          .toList();
    }

    /** What is exactly another's text is found by that other. */
    @Override
    public void learn(@Nullable Copy copy, boolean takesOver) {
      String storyId = incoming.storyId();
      if (before != null) {
        index.remove(before);
      }
      if (copy != null && copy.getRelation() == Relation.EXACT) {
        stories.remove(storyId);
        return;
      }
      IndexedStory story =
          new IndexedStory(
              index.nextNumber(),
              storyId,
              copy == null ? storyId : copy.getGroupId(),
              Relations.published(copy),
              source(incoming),
              incoming.seen(),
              incoming.time(),
              paragraphs,
              sketch);
      index.add(story);
      stories.put(storyId, story);
      if (before == null) {
        retention.note(incoming.seen(), StoreNames.MATCH_NEAR, storyId);
      }
      while (index.size() > most) {
        drop(Objects.requireNonNull(index.oldest(), "an index that is too full has an oldest"));
      }
    }
  }
}
