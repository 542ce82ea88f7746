package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.schemas.Change;
import java.util.List;
import java.util.stream.Stream;

/** Who orders something about a story of which nothing came but such orders, or a kill. */
final class MissingStories {
  private final StoryStore stored;

  MissingStories(StoryStore stored) {
    this.stored = stored;
  }

  Presence of(String storyId, StoryState state) {
    boolean missed = !state.hasOwn() && state.entries().stream().anyMatch(MissingStories::isMissed);
    List<StoryMessage> by = state.entries().stream().filter(e -> !missed || isMissed(e)).toList();
    return new Presence(
        missed ? Presence.Kind.MISSING : Presence.Kind.UNMISSED,
        storyId,
        by.stream().flatMap(e -> orderedBy(storyId, e)).distinct().toList(),
        stored.text(storyId, by.get(0).key()).getFeed());
  }

  /** Kills and holds; one that was only replaced is not missed. */
  private static boolean isMissed(StoryMessage order) {
    return order.change() == Change.advisory;
  }

  private Stream<String> orderedBy(String storyId, StoryMessage order) {
    return order.directed()
        ? stored.text(storyId, order.key()).getDerivedFrom().stream()
        : Stream.of(storyId);
  }
}
