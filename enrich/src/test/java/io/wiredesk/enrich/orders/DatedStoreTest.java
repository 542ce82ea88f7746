package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.orders.DatedStore.Dated;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatedStoreTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final int WINDOW = 3;

  private final KeyValueStore<String, byte[]> kept =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("state"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  private final DatedStore<StoryReference> store =
      new DatedStore<>(new StorePart<>(kept, "names", StoryReferenceSerde.all()), WINDOW);

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    kept.init(context.getStateStoreContext(), kept);
  }

  @Test
  void countsWhatWasReceivedSomeDaysBeforeOrAfter() {
    List<Dated<StoryReference>> known =
        List.of(
            named("early", -4),
            named("before", -3),
            named("that day", 0),
            named("after", 3),
            named("late", 4));
    assertThat(store.around(DAY, known))
        .extracting(named -> ((StoryReference.Named) named).storyId())
        .containsExactly("before", "that day", "after");
  }

  @Test
  void forgetsWhatIsOldAndKeepsTheRestOfTheName() {
    for (int i = 0; i < 1000; i++) {
      store.write("name" + i, List.of(named("old", -4), named("young", i % 2 == 0 ? -3 : -4)));
    }

    for (int i = 0; i < 6; i++) {
      store.forget(DAY);
    }

    for (int i = 0; i < 1000; i++) {
      assertThat(store.read("name" + i))
          .isEqualTo(i % 2 == 0 ? List.of(named("young", -3)) : List.of());
    }
  }

  private static Dated<StoryReference> named(String storyId, int days) {
    return new Dated<>(
        DAY.plusDays(days),
        new StoryReference.Named(storyId, "demo", 1L, DAY, List.of(), "", "demo"));
  }
}
