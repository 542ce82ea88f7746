package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.Hops;
import io.wiredesk.enrich.lifecycle.ArbitraryMessages;
import io.wiredesk.enrich.lifecycle.StoryState;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** One end state in the stores, on the compacted topic and in a table upserted by revision. */
@Tag("slow")
class EnrichTopologyPropertyTest {
  private static final Duration LONG_ENOUGH = Duration.ofHours(3);

  @Provide
  Arbitrary<List<WireStory>> messages() {
    return ArbitraryMessages.ofOneStory("s");
  }

  @Provide
  Arbitrary<List<WireStory>> messagesAndOrders() {
    return ArbitraryMessages.ofOneStoryAndOrders("s");
  }

  @Property(tries = 40)
  void whatOtherStoriesOrderEndsInOneStateToo(
      @ForAll("messagesAndOrders") List<WireStory> messages, @ForAll Random random) {
    EndState straight = run(messages, new Random(0), false, Hops.NONE);
    EndState shaken = run(ArbitraryMessages.shaken(messages, random), random, true, Hops.TOPICS);

    assertThat(shaken).isEqualTo(straight);
  }

  @Property(tries = 40)
  void anyOrderRepetitionAndDelayEndInOneState(
      @ForAll("messages") List<WireStory> messages, @ForAll Random random) {
    EndState straight = run(messages, new Random(0), false, Hops.NONE);
    EndState shaken = run(ArbitraryMessages.shaken(messages, random), random, true, Hops.TOPICS);

    assertThat(shaken).isEqualTo(straight);
  }

  private static EndState run(List<WireStory> messages, Random random, boolean delays, Hops hops) {
    try (Scratch scratch = new Scratch();
        Bench bench = new Bench(scratch.dir(), hops)) {
      for (WireStory message : messages) {
        bench.send(WireStory.newBuilder(message).build());
        if (delays) {
          bench.wait(Duration.ofSeconds(random.nextInt(2000)));
        }
      }
      bench.wait(LONG_ENOUGH);
      return EndState.of(bench);
    }
  }

  /**
   * @param state the fold's state, coordinates aside
   * @param texts bodies in the store, by revision
   * @param table what an upsert by revision leaves, ranks computed from the order
   * @param current the last record of the key
   */
  private record EndState(
      List<String> state, Map<String, String> texts, Map<String, String> table, String current) {

    static EndState of(Bench bench) {
      List<Story> published =
          bench.stories.readValuesToList().stream()
              .filter(s -> s.getWire().getStoryId().equals("s"))
              .toList();
      Map<String, String> table = new TreeMap<>();
      published.forEach(s -> table.put(s.getRevision().getKey(), row(s)));
      if (!published.isEmpty()) {
        Story last = published.get(published.size() - 1);
        assertThat(last.getRevision().getCurrent()).isTrue();
        assertThat(last.getRevision().getNumber()).isEqualTo(table.size());
      }
      String current = published.isEmpty() ? "" : row(published.get(published.size() - 1));
      assertThat(bench.duplicates.isEmpty()).isTrue();
      assertThat(bench.rejected.isEmpty()).isTrue();
      return new EndState(state(bench), texts(bench), table, current);
    }

    private static String row(Story story) {
      WireStory wire = story.getWire();
      return String.join(
          "|",
          story.getRevision().getOrder(),
          String.valueOf(story.getRevision().getChange()),
          String.valueOf(story.getRevision().getSupersedes()),
          String.valueOf(story.getRevision().getKilledAt()),
          String.valueOf(story.getRevision().getChangedFields()),
          String.valueOf(wire.getPubStatus()),
          String.valueOf(wire.getHeadline()),
          wire.getBody());
    }

    private static List<String> state(Bench bench) {
      StoryState state = Objects.requireNonNull(bench.stored().states().get("s"));
      return state.entries().stream().map(e -> e.order() + e.released() + e.fields()).toList();
    }

    private static Map<String, String> texts(Bench bench) {
      Map<String, String> texts = new TreeMap<>();
      try (KeyValueIterator<String, WireStory> all = bench.stored().texts().range(null, null)) {
        while (all.hasNext()) {
          KeyValue<String, WireStory> text = all.next();
          if (text.key.startsWith("s\n")) {
            texts.put(text.key, text.value.getHeadline() + text.value.getBody());
          }
        }
      }
      return texts;
    }
  }
}
