package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.StoreNames;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stores that stories are kept in: their states, their texts, and when they fall due. */
final class StoryStore {
  private static final int TIME_DIGITS = 16;

  private final KeyValueStore<String, StoryState> states;
  private final KeyValueStore<String, WireStory> texts;
  private final KeyValueStore<String, String> due;

  /** What was written last is nearly always what is read next; the store would decode it anew. */
  private String lastKey = "";

  private @Nullable WireStory lastText;

  StoryStore(ProcessingContext context) {
    states = context.getStateStore(StoreNames.STORY_STATE);
    texts = context.getStateStore(StoreNames.STORY_TEXT);
    due = context.getStateStore(StoreNames.HOLD_DUE);
  }

  @Nullable StoryState state(String storyId) {
    return states.get(storyId);
  }

  WireStory text(String storyId, String revisionKey) {
    String key = StoreNames.textKey(storyId, revisionKey);
    @Nullable WireStory text = key.equals(lastKey) ? lastText : texts.get(key);
    if (text == null) {
      throw new IllegalStateException(
          "no text of revision %s of story %s".formatted(revisionKey, storyId));
    }
    return text;
  }

  /** Stores a message's text, or what is left of it where it may not be published. */
  void write(StoryState state, StoryMessage entry, WireStory message) {
    boolean textless = !entry.usable() || state.covered(entry);
    put(
        StoreNames.textKey(message.getStoryId(), entry.key()),
        textless ? Erasure.of(message) : message);
  }

  private void put(String key, WireStory text) {
    texts.put(key, text);
    lastKey = key;
    lastText = text;
  }

  /** Stores the state, keeps its due time in step, and erases the texts that a kill covers now. */
  void save(String storyId, StoryState before, StoryState after) {
    if (after.equals(before)) {
      return;
    }
    erase(storyId, before, after);
    wakeAt(storyId, before.due(), after.due());
    states.put(storyId, after);
  }

  private void erase(String storyId, StoryState before, StoryState after) {
    for (StoryMessage entry : after.entries()) {
      boolean shown = before.find(entry.key()).filter(e -> !before.covered(e)).isPresent();
      if (shown && entry.usable() && after.covered(entry)) {
        String key = StoreNames.textKey(storyId, entry.key());
        put(key, Erasure.of(text(storyId, entry.key())));
      }
    }
  }

  /** Stories of which something falls due by then, the earliest first. */
  List<String> due(Instant now, int atMost) {
    List<String> stories = new ArrayList<>();
    String end = RevisionOrder.sortable(now.toEpochMilli() + 1);
    try (KeyValueIterator<String, String> waiting = due.range(null, end)) {
      while (waiting.hasNext() && stories.size() < atMost) {
        stories.add(waiting.next().key.substring(TIME_DIGITS));
      }
    }
    return stories;
  }

  private void wakeAt(String storyId, @Nullable Instant was, @Nullable Instant is) {
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null) {
      due.delete(RevisionOrder.sortable(was.toEpochMilli()) + storyId);
    }
    if (is != null) {
      due.put(RevisionOrder.sortable(is.toEpochMilli()) + storyId, "");
    }
  }
}
