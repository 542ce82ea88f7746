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
 * be the story's last record. A resend with an earlier receipt, as under a clock that was put back,
 * gives its revision another place without making it older news: what is newest is each record's
 * own word. A relation to another story may come and go: what is a copy now and was none before and
 * after stands once between the two on the other topic, which is read later, so each record with
 * another relation excuses one that came again.
 */
final class PublishedOnce {
  private final Map<String, Map<String, Integer>> relations = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final List<Again> again = new ArrayList<>();

  /** All records of a story in the order they were added, a line each. */
  private final Map<String, List<String>> records = new HashMap<>();

  /** A record that came again though nothing of its own topic was a cause. */
  private record Again(String storyId, String rawRef, String revision, String relation) {}

  /** Adds the next record of one topic, or the first of the next topic. */
  void add(Story story) {
    String id = story.getWire().getStoryId();
    Revision order = story.getRevision();
    String rawRef = String.valueOf(story.getWire().getRawRef());
    String revision = rawRef + " " + order;
    String relation = String.valueOf(story.getCopy());
    records.computeIfAbsent(id, unknown -> new ArrayList<>()).add(line(story));
    int times =
        relations
            .computeIfAbsent(revision, unknown -> new HashMap<>())
            .merge(relation, 1, Integer::sum);
    boolean below = !order.getCurrent();
    if (times > 1 && (below || !changed.contains(id))) {
      again.add(new Again(id, rawRef, revision, relation));
    }
    if (!below) {
      changed.remove(id);
    } else if (times == 1) {
      changed.add(id);
    }
  }

  private static String line(Story story) {
    return "\n  %s v%s received %s, %s%s"
        .formatted(
            story.getWire().getRawRef(),
            story.getWire().getVersion(),
            story.getWire().getReceivedAt(),
            story.getRevision(),
            story.getCopy() == null ? "" : ", copy of " + story.getCopy().getOfStoryId());
  }

  /** The messages that were published again without a cause, each with its story's records. */
  List<String> twice() {
    Map<Again, Integer> excuses = new HashMap<>();
    return again.stream()
        .filter(record -> excuses.merge(record, 1, Integer::sum) > others(record))
        .map(record -> record.rawRef + ", story " + record.storyId + records.get(record.storyId))
        .toList();
  }

  private int others(Again record) {
    return relations.getOrDefault(record.revision(), Map.of()).entrySet().stream()
        .filter(counted -> !counted.getKey().equals(record.relation()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
