package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.index.NearIndex;
import io.wiredesk.schemas.Copy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which group a revision belongs to. Any member may propose its group; the group's head or its
 * latest member has to agree, if less firmly.
 */
final class Grouping {
  /** Probability at which a head or latest member agrees with what another member proposed. */
  private static final double AGREED = 0.3;

  /** A story stays in its group while this is left of the likeness. */
  private static final double STAYS = 0.3;

  /** Probability below which a revision has nothing to do with a head. */
  private static final double UNLIKE = 0.02;

  private final NearIndex index;
  private final Function<String, @Nullable IndexedStory> byId;
  private final Function<IndexedStory, Optional<Comparison>> compare;
  private final @Nullable Copy before;

  /**
   * @param byId a remembered story by its id
   * @param compare holds the revision against one
   * @param before what its story was before its text changed; null where it is new
   */
  Grouping(
      NearIndex index,
      Function<String, @Nullable IndexedStory> byId,
      Function<IndexedStory, Optional<Comparison>> compare,
      @Nullable Copy before) {
    this.index = index;
    this.byId = byId;
    this.compare = compare;
    this.before = before;
  }

  /**
   * @param of the story it is a copy of
   * @param probability of the likeliest comparison within the group
   */
  record Vote(Comparison of, double probability) {}

  Optional<Vote> best(List<Comparison> comparisons) {
    Map<String, List<Comparison>> groups = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      String group = comparison.story().groupId();
      if (comparison.probability() >= (own(group) ? STAYS : AGREED)) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(comparison);
      }
    }
    Vote best = null;
    for (Map.Entry<String, List<Comparison>> group : groups.entrySet()) {
      Vote vote = vote(group.getKey(), group.getValue());
      if (vote != null && (best == null || weight(vote) > weight(best))) {
        best = vote;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Its own group before any other. */
  private double weight(Vote vote) {
    return vote.probability() + (own(vote.of().story().groupId()) ? 1 : 0);
  }

  private boolean own(String group) {
    return before != null && before.getGroupId().equals(group);
  }

  private @Nullable Vote vote(String group, List<Comparison> members) {
    Comparison likeliest =
        Collections.max(members, Comparator.comparingDouble(Comparison::probability));
    if (!likeliest.same() && !own(group)) {
      return null;
    }
    List<Comparison> agreeing = agreeing(members);
    boolean agreed = agreeing.stream().anyMatch(c -> represents(c.story()));
    boolean unlike = !likeliest.surelyCorrects() && unlikeHead(likeliest.story(), agreeing);
    return agreed && !unlike
        ? new Vote(published(likeliest, agreeing), likeliest.probability())
        : null;
  }

  /** Those that were compared and agree, the group's head and latest member among them. */
  private List<Comparison> agreeing(List<Comparison> members) {
    List<Comparison> agreeing = new ArrayList<>(members);
    IndexedStory any = members.get(0).story();
    for (IndexedStory representative : representatives(any)) {
      if (members.stream().noneMatch(c -> c.story().number() == representative.number())) {
        compare
            .apply(representative)
            .filter(c -> c.probability() >= AGREED)
            .ifPresent(agreeing::add);
      }
    }
    return agreeing;
  }

  private List<IndexedStory> representatives(IndexedStory any) {
    List<IndexedStory> representatives = new ArrayList<>();
    IndexedStory head = any.isHead() ? any : byId.apply(any.groupId());
    if (head != null) {
      representatives.add(head);
    }
    IndexedStory latest = index.latest(head == null ? any : head);
    if (head == null || latest.number() != head.number()) {
      representatives.add(latest);
    }
    return representatives;
  }

  /** However close to the latest member: a group is about what its head is about. */
  private boolean unlikeHead(IndexedStory any, List<Comparison> agreeing) {
    IndexedStory head = any.isHead() ? any : byId.apply(any.groupId());
    if (head == null || agreeing.stream().anyMatch(c -> c.story().isHead())) {
      return false;
    }
    return compare.apply(head).map(c -> c.probability() < UNLIKE).orElse(true);
  }

  private boolean represents(IndexedStory story) {
    return story.isHead() || index.latest(story).number() == story.number();
  }

  /** A copy points at a story that was published: the likeliest such one, if any was compared. */
  private Comparison published(Comparison likeliest, List<Comparison> members) {
    Comparison best = null;
    for (Comparison c : members) {
      if (c.story().published() && (best == null || c.probability() > best.probability())) {
        best = c;
      }
    }
    return best == null ? likeliest : best;
  }
}
