package io.wiredesk.ingest.format;

import io.wiredesk.schemas.WireStory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema.Field;

/**
 * Which element gave each field of a story. A field belongs to the element that was named last
 * before it changed, so readers only name what they read, in the order in which they read it.
 */
final class Trail {
  private final WireStory.Builder story;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private WireStory before;
  private String element = "";

  Trail(WireStory.Builder story) {
    this.story = story;
    this.before = snapshot();
  }

  void at(String next) {
    settle();
    element = next;
  }

  /** Field to element, in the order in which the fields were set. */
  Map<String, String> sources() {
    settle();
    return sources;
  }

  private void settle() {
    WireStory now = snapshot();
    for (Field field : now.getSchema().getFields()) {
      if (!Objects.equals(before.get(field.pos()), now.get(field.pos()))) {
        sources.put(field.name(), element);
      }
    }
    before = now;
  }

  /** The story as it is, the fields that no story lacks filled in. */
  private WireStory snapshot() {
    WireStory.Builder copy = WireStory.newBuilder(story);
    return copy.setStoryId(Objects.requireNonNullElse(copy.getStoryId(), ""))
        .setFeed(Objects.requireNonNullElse(copy.getFeed(), ""))
        .setTransport(Objects.requireNonNullElse(copy.getTransport(), ""))
        .setFormat(Objects.requireNonNullElse(copy.getFormat(), ""))
        .setReceivedAt(Objects.requireNonNullElse(copy.getReceivedAt(), java.time.Instant.EPOCH))
        .setOriginalSha256(Objects.requireNonNullElse(copy.getOriginalSha256(), ""))
        .build();
  }
}
