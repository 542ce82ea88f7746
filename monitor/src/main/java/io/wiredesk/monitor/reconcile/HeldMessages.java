package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.topics.RawCoordinate;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Messages under an embargo, and when it ends. One whose time is past and that did not come out is
 * overdue. Kept apart from the sum: an embargo may outlast the retention of its message. Not
 * thread-safe.
 */
final class HeldMessages {
  private final Map<RawCoordinate, OverdueMessage> held = new LinkedHashMap<>();
  private final Map<String, Set<RawCoordinate>> byStory = new HashMap<>();

  /**
   * Told after what is known of the story: a version that is embargoed for longer keeps the older
   * ones back as well, and nobody says so of each.
   */
  void hold(OverdueMessage message) {
    Set<RawCoordinate> story =
        byStory.computeIfAbsent(message.storyId(), id -> new LinkedHashSet<>());
    for (RawCoordinate older : story) {
      held.computeIfPresent(
          older,
          (at, known) -> known.until().isBefore(message.until()) ? message.at(older) : known);
    }
    story.add(message.at());
    held.put(message.at(), message);
  }

  /** It came out, or something else became of it. */
  void settle(RawCoordinate at) {
    OverdueMessage gone = held.remove(at);
    if (gone != null) {
      byStory.computeIfPresent(
          gone.storyId(), (id, story) -> story.remove(at) && story.isEmpty() ? null : story);
    }
  }

  /** Those whose time was past by then, the first told first. */
  List<OverdueMessage> overdue(Instant by) {
    return held.values().stream().filter(message -> message.until().isBefore(by)).toList();
  }
}
