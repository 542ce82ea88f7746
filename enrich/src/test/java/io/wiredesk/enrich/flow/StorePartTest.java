package io.wiredesk.enrich.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorePartTest {
  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("state"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final StorePart<String> names = part("name");

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    part("nam").put("b", "of a part whose name begins this one's");
    part("name-due").put("b", "of a part whose name begins with this one's");
    part("other").put("b", "of another");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void holdsItsOwnEntriesAlone() {
    assertThat(names.get("b")).isNull();
    assertThat(keys(null, null)).isEmpty();

    names.put("b", "its own");
    names.put("", "under no name");
    names.put("zürich\n\uffff", "the last");

    assertThat(names.get("b")).isEqualTo("its own");
    assertThat(keys(null, null)).containsExactly("", "b", "zürich\n\uffff");
  }

  @Test
  void aRangeHasItsEndsInIt() {
    for (String key : new String[] {"a", "b", "c", "d"}) {
      names.put(key, key);
    }

    assertThat(keys("b", "c")).containsExactly("b", "c");
    assertThat(keys("c", null)).containsExactly("c", "d");
    assertThat(keys(null, "b")).containsExactly("a", "b");
  }

  @Test
  void whatIsRemovedIsGoneFromItAlone() {
    names.put("b", "its own");
    names.remove("b");

    assertThat(names.get("b")).isNull();
    assertThat(part("other").get("b")).isEqualTo("of another");
  }

  private StorePart<String> part(String name) {
    return new StorePart<>(store, name, Serdes.String());
  }

  private List<String> keys(@Nullable String from, @Nullable String to) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, String> entries = names.range(from, to)) {
      while (entries.hasNext()) {
        assertThat(entries.peekNextKey()).isNotNull();
        keys.add(entries.next().key);
      }
    }
    return keys;
  }
}
