package io.wiredesk.ingest.format.story;

import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.WireStory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An id that stands in one message under different links identifies nothing, such as the address of
 * the newsroom as every item's guid: there the link does.
 */
public final class SharedIds {
  private SharedIds() {}

  /** Tells apart the stories of one message that have one id and different links. */
  public static void tellApart(List<WireStory> stories) {
    Map<String, Set<String>> links = new HashMap<>();
    stories.forEach(
        s -> links.computeIfAbsent(s.getStoryId(), id -> new TreeSet<>()).addAll(link(s).toList()));
    for (WireStory story : stories) {
      if (links.getOrDefault(story.getStoryId(), Set.of()).size() > 1) {
        link(story).findFirst().ifPresent(link -> identify(story, link));
      }
    }
  }

  private static Stream<String> link(WireStory story) {
    return story.getAltIds().stream()
        .filter(id -> Draft.LINK.equals(id.getRole()))
        .map(AltId::getValue)
        .map(StoryIds::withoutVersion);
  }

  private static void identify(WireStory story, String link) {
    String warning =
        "guid '%s' is on items with different links; the link identifies this one. Set the feed's identity: link."
            .formatted(story.getGuid());
    story.setStoryId(StoryIds.of(link, StoryId.sourceOf(story.getStoryId())));
    story.setWarnings(Stream.concat(story.getWarnings().stream(), Stream.of(warning)).toList());
    FieldLimits.applied(story);
  }
}
