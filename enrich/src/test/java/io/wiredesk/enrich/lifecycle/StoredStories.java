package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import org.apache.kafka.streams.state.KeyValueStore;

/** What a task's store holds of stories, for tests. */
public record StoredStories(KeyValueStore<String, byte[]> store, WireSerdes serdes) {
  public StorePart<StoryState> states() {
    return new StorePart<>(store, StoryStore.STATES, StoryStateSerde.serde());
  }

  public StorePart<WireStory> texts() {
    return new StorePart<>(store, StoryStore.TEXTS, serdes.serde(WireTopic.RAW));
  }
}
