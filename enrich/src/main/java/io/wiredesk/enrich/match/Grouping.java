package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.index.NearIndex;
import io.wiredesk.schemas.Copy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which group a candidate belongs to. Any member may propose its group; the group's head or its
 * latest member has to agree, if less firmly.
 */
final class Grouping {
  /** Probability at which a head or latest member agrees with what another member proposed. */
  private static final double AGREED = 0.3;

  /** A story stays in its group while this is left of the likeness. */
  private static final double STAYS = 0.3;

  /** Probability below which a candidate has nothing to do with a head. */
  private static final double STRANGE = 0.02;

  private final NearIndex index;
  private final Function<String, @Nullable IndexedStory> byId;
  private final Function<IndexedStory, Optional<Comparison>> compare;
  private final @Nullable Copy before;

  /**
   * @param byId a member by its storyId
   * @param compare holds the candidate against a member
   * @param before what the candidate was before its text changed; null where it is new
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
    Map<String, List<Comparison>> groups = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      String group = comparison.member().groupId();
      boolean own = before != null && before.getGroupId().equals(group);
      if (comparison.probability() >= (own ? STAYS : AGREED)) {
        groups.computeIfAbsent(group, g -> added(order, g)).add(comparison);
      }
    }
    Vote best = null;
    for (String group : order) {
      Vote vote = vote(group, groups.getOrDefault(group, List.of()));
      if (vote != null && (best == null || weight(vote) > weight(best))) {
        best = vote;
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<Comparison> added(List<String> order, String group) {
    order.add(group);
    return new ArrayList<>();
  }

  /** Its own group before any other. */
  private double weight(Vote vote) {
    return vote.probability() + (own(vote.of().member().groupId()) ? 1 : 0);
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
    List<Comparison> heard = heard(members);
    boolean agreed = heard.stream().anyMatch(c -> spokesman(c.member()));
    boolean strange = !likeliest.surelyCorrects() && strangeToHead(likeliest.member(), heard);
    return agreed && !strange
        ? new Vote(published(likeliest, heard), likeliest.probability())
        : null;
  }

  /** Those that were compared and agree, the group's head and latest member among them. */
  private List<Comparison> heard(List<Comparison> members) {
    List<Comparison> heard = new ArrayList<>(members);
    IndexedStory any = members.get(0).member();
    for (IndexedStory spokesman : spokesmen(any)) {
      if (members.stream().noneMatch(c -> c.member().number() == spokesman.number())) {
        compare.apply(spokesman).filter(c -> c.probability() >= AGREED).ifPresent(heard::add);
      }
    }
    return heard;
  }

  private List<IndexedStory> spokesmen(IndexedStory any) {
    List<IndexedStory> spokesmen = new ArrayList<>();
    IndexedStory head = any.isHead() ? any : byId.apply(any.groupId());
    if (head != null) {
      spokesmen.add(head);
    }
    IndexedStory latest = index.latest(head == null ? any : head);
    if (head == null || latest.number() != head.number()) {
      spokesmen.add(latest);
    }
    return spokesmen;
  }

  /** However close to the latest member: a group is about what its head is about. */
  private boolean strangeToHead(IndexedStory any, List<Comparison> heard) {
    IndexedStory head = any.isHead() ? any : byId.apply(any.groupId());
    if (head == null || heard.stream().anyMatch(c -> c.member().isHead())) {
      return false;
    }
    return compare.apply(head).map(c -> c.probability() < STRANGE).orElse(true);
  }

  private boolean spokesman(IndexedStory member) {
    return member.isHead() || index.latest(member).number() == member.number();
  }

  /** A copy points at a story that was published: the likeliest such one, if any was compared. */
  private Comparison published(Comparison likeliest, List<Comparison> members) {
    Comparison best = null;
    for (Comparison c : members) {
      if (c.member().published() && (best == null || c.probability() > best.probability())) {
        best = c;
      }
    }
    return best == null ? likeliest : best;
  }
}
