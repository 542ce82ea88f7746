package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.SortableNumber;
import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.flow.StoreRounds;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** What stories are kept in: their states, their texts, and when they fall due. */
public final class StoryStore {
  /** Part of the store, keyed by storyId: {@link StoryState}. */
  public static final String STATES = "story-state";

  /** Part of the store, keyed by storyId and revision key: the message. */
  public static final String TEXTS = "story-text";

  /** Part of the store, keyed as the texts: of which trace a message is that is held. */
  private static final String TRACES = "held-trace";

  /** Part of the store, keyed by time and storyId: what falls due when. */
  private static final String DUE = "hold-due";

  /** Stories looked at in one go at least. */
  static final int SLICE = 250;

  private final ProcessingContext context;
  private final StorePart<StoryState> states;
  private final StorePart<WireStory> texts;
  private final StorePart<String> traces;
  private final StorePart<String> due;

  /** What was written last is nearly always what is read next; the store would decode it anew. */
  private @Nullable Written last;

  private record Written(String key, WireStory text) {}

  private final StoreRounds<StoryState> rounds;

  private StoryStore(ProcessingContext context, TaskStore store, Serde<WireStory> messages) {
    this.context = context;
    states = store.part(context, STATES, StoryStateSerde.serde());
    rounds = new StoreRounds<>(states, SLICE);
    texts = store.part(context, TEXTS, messages);
    traces = store.part(context, TRACES, Serdes.String());
    due = store.part(context, DUE, Serdes.String());
  }

  /** Opens what is kept of stories in a task's store. */
  public static Function<ProcessingContext, StoryStore> in(
      TaskStore store, Serde<WireStory> messages) {
    return context -> new StoryStore(context, store, messages);
  }

  private static String textKey(String storyId, String revisionKey) {
    return storyId + '\n' + revisionKey;
  }

  @Nullable StoryState state(String storyId) {
    return states.get(storyId);
  }

  WireStory text(String storyId, String revisionKey) {
    String key = textKey(storyId, revisionKey);
    @Nullable WireStory text =
        last != null && last.key().equals(key) ? last.text() : texts.get(key);
    if (text == null) {
      throw new IllegalStateException(
          "no text of revision %s of story %s".formatted(revisionKey, storyId));
    }
    return text;
  }

  /**
   * The first of a story's messages that is not out; what is known of it where its text is gone.
   */
  WireStory waiting(String storyId, StoryState state) {
    StoryMessage entry =
        state.entries().stream().filter(e -> !e.released()).findFirst().orElseThrow();
    @Nullable WireStory text = texts.get(textKey(storyId, entry.key()));
    return text == null ? entry.withoutText(storyId) : text;
  }

  /**
   * Stores a message's text, or what is left of it where it may not be published, and of which
   * trace it is where it has to wait.
   */
  void write(StoryState state, StoryMessage entry, WireStory message, Headers trace) {
    boolean textless = !entry.usable() || state.covered(entry);
    String key = textKey(message.getStoryId(), entry.key());
    put(key, textless ? erased(message, entry.cameUnderEmbargo()) : message);
    if (state.waits(entry.key())) {
      TraceContext.in(trace)
          .ifPresent(
              t -> traces.put(key, t.parent() + '\n' + Objects.requireNonNullElse(t.state(), "")));
    }
  }

  /** Of which trace a message is that was held until now. */
  Optional<TraceContext> heldTrace(String storyId, StoryMessage entry) {
    return Optional.ofNullable(traces.get(textKey(storyId, entry.key())))
        .map(text -> text.split("\n", 2))
        .flatMap(parts -> TraceContext.of(parts[0], parts[1]));
  }

  private static WireStory erased(WireStory message, boolean underEmbargo) {
    boolean unseen = underEmbargo || "embargoed".equalsIgnoreCase(message.getPubStatusRaw());
    return unseen ? MessageErasure.ofUnpublished(message) : MessageErasure.of(message);
  }

  private void put(String key, WireStory text) {
    texts.put(key, text);
    last = new Written(key, text);
  }

  /** Stores the state, keeps its due time in step, and erases the texts that a kill covers now. */
  void save(String storyId, StoryState before, StoryState after) {
    if (after.equals(before)) {
      return;
    }
    erase(storyId, before, after);
    after.entries().stream()
        .filter(e -> e.released() && before.waits(e.key()))
        .forEach(e -> traces.remove(textKey(storyId, e.key())));
    wakeAt(storyId, before.due(), after.due());
    states.put(storyId, after.heardAt(now()));
    rounds.wrote();
  }

  /** By the records, but not past this machine's clock: no absurd record makes all others old. */
  Instant now() {
    return Instant.ofEpochMilli(
        Math.min(context.currentStreamTimeMs(), context.currentSystemTimeMs()));
  }

  private void erase(String storyId, StoryState before, StoryState after) {
    for (StoryMessage entry : after.entries()) {
      Optional<StoryMessage> shown = before.find(entry.key()).filter(e -> !before.covered(e));
      if (shown.isPresent() && entry.usable() && after.covered(entry)) {
        put(textKey(storyId, entry.key()), erased(text(storyId, entry.key()), before.hides(entry)));
      }
    }
  }

  /** Stories of which something falls due by then, the earliest first. */
  List<String> due(Instant now, int atMost) {
    List<String> stories = new ArrayList<>();
    String end = SortableNumber.of(now.toEpochMilli() + 1);
    try (KeyValueIterator<String, String> waiting = due.range(null, end)) {
      while (waiting.hasNext() && stories.size() < atMost) {
        stories.add(waiting.next().key.substring(SortableNumber.DIGITS));
      }
    }
    return stories;
  }

  /** Looks at the next stories; those of which nothing has come for long and nothing is due. */
  List<KeyValue<String, StoryState>> aged(Instant newsBefore) {
    return rounds.next(state -> state.due() == null && state.lastNews().isBefore(newsBefore));
  }

  /** Drops all that is kept of a story. */
  void forget(KeyValue<String, StoryState> story) {
    states.remove(story.key);
    for (StoryMessage entry : story.value.entries()) {
      texts.remove(textKey(story.key, entry.key()));
      if (!entry.released()) {
        traces.remove(textKey(story.key, entry.key()));
      }
    }
    last = null;
  }

  private void wakeAt(String storyId, @Nullable Instant was, @Nullable Instant is) {
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null) {
      due.remove(SortableNumber.of(was.toEpochMilli()) + storyId);
    }
    if (is != null) {
      due.put(SortableNumber.of(is.toEpochMilli()) + storyId, "");
    }
  }
}
