package io.wiredesk.enrich.match.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.TaskStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaRouteStoresTest {
  private static final TaskStore STATE = new TaskStore("state");

  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private final KeyValueStore<String, byte[]> stories =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("state"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  KafkaRouteStoresTest() {
    stories.init(context.getStateStoreContext(), stories);
  }

  @AfterEach
  void close() {
    stories.close();
  }

  @Test
  void aTaskKnowsItsRoutesBeforeTheFirstRecord() {
    assertThat(KafkaRouteStores.routes(context, STATE)).isEmpty();

    for (String route : new String[] {"pt", "en", "de", "eng"}) {
      RouteStore<String> store = open(route);
      store.put("a", "");
      store.put("zürich:1", "");
    }

    assertThat(KafkaRouteStores.routes(context, STATE)).containsExactly("de", "en", "eng", "pt");
  }

  @Test
  void keysAreThoseOfTheRouteAndThePrefix() {
    open("en").put("a\nb", "");
    open("en").put("a\nc", "");
    open("en").put("ab\nc", "");
    open("de").put("a\nd", "");

    assertThat(open("en").keys("a\n")).containsExactly("a\nb", "a\nc");
    assertThat(open("fr").keys("a\n")).isEmpty();
  }

  private RouteStore<String> open(String route) {
    return new KafkaRouteStores(context, STATE, route)
        .open(StoreNames.MATCH_STORY, Serdes.String());
  }
}
