package io.wiredesk.ingest.format.story;

import io.wiredesk.schemas.WireStory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which element gave each field of a story. A field belongs to the element that was read shortly
 * before it changed and whose text is in it, so readers only tell what they read, in the order in
 * which they read it. Where no text is in it, as in a time, it is the last one read.
 */
final class FieldSources {
  /** A field is set at most so many reads after its own. */
  private static final int REMEMBERED = 40;

  /** Fewer chars are in a value by chance. */
  private static final int LEAST_IN_COMMON = 3;

  private final WireStory.Builder story;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Deque<Read> reads = new ArrayDeque<>();
  private WireStory before;

  /**
   * An element that was read.
   *
   * @param text what it says; null where the reader names it for what follows
   */
  private record Read(String element, @Nullable String text) {}

  FieldSources(WireStory.Builder story) {
    this.story = story;
    this.before = snapshot();
  }

  /** Fields that are set from here on come from this element. */
  void at(String element) {
    settle();
    reads.clear();
    reads.push(new Read(element, null));
  }

  void read(String element, @Nullable String text) {
    settle();
    reads.push(new Read(element, text));
    if (reads.size() > REMEMBERED) {
      reads.removeLast();
    }
  }

  /** Field to element, in the order in which the fields were set. */
  Map<String, String> sources() {
    settle();
    return sources;
  }

  private void settle() {
    WireStory now = snapshot();
    for (Field field : now.getSchema().getFields()) {
      Object value = now.get(field.pos());
      if (!Objects.equals(before.get(field.pos()), value)) {
        sources.put(field.name(), element(String.valueOf(value)));
      }
    }
    before = now;
  }

  /** The read whose text is the value, else the one with most of it, else the last. */
  private String element(String value) {
    Read best = reads.peek();
    int most = LEAST_IN_COMMON;
    for (Read read : reads) {
      String text = read.text();
      if (text == null) {
        break; // named by the reader, so nothing before it can be meant
      }
      if (text.equals(value)) {
        return read.element();
      }
      if (text.length() > most && value.contains(text)) {
        most = text.length();
        best = read;
      }
    }
    return best == null ? "" : best.element();
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
