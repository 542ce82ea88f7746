package io.wiredesk.local.fault;

import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether each record of the stories' topics had a cause. A revision comes again when another story
 * or a revision below makes it read differently, and the newest once more behind each that does, to
 * be the story's last record. A relation to another story may come and go: what is a copy now and
 * was none before and after stands once between the two on the other topic, which is read later, so
 * each record with another relation excuses one that came again.
 */
final class PublishedOnce {
  private final Map<String, Map<String, Integer>> relations = new HashMap<>();
  private final Map<String, String> newest = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final List<Again> again = new ArrayList<>();

  /** A record that came again though nothing of its own topic was a cause. */
  private record Again(String rawRef, String revision, String relation) {}

  /** Adds the next record of one topic, or the first of the next topic. */
  void add(Story story) {
    String id = story.getWire().getStoryId();
    Revision order = story.getRevision();
    String top = newest.merge(id, order.getOrder(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    String rawRef = String.valueOf(story.getWire().getRawRef());
    String revision = rawRef + " " + order;
    String relation = String.valueOf(story.getCopy());
    int times =
        relations
            .computeIfAbsent(revision, unknown -> new HashMap<>())
            .merge(relation, 1, Integer::sum);
    boolean below = !top.equals(order.getOrder());
    if (times > 1 && (below || !changed.contains(id))) {
      again.add(new Again(rawRef, revision, relation));
    }
    if (!below) {
      changed.remove(id);
    } else if (times == 1) {
      changed.add(id);
    }
  }

  /** References to the messages that were published again without a cause. */
  List<String> twice() {
    Map<Again, Integer> excuses = new HashMap<>();
    return again.stream()
        .filter(record -> excuses.merge(record, 1, Integer::sum) > others(record))
        .map(Again::rawRef)
        .toList();
  }

  private int others(Again record) {
    return relations.getOrDefault(record.revision(), Map.of()).entrySet().stream()
        .filter(counted -> !counted.getKey().equals(record.relation()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
