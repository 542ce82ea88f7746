package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.Bench;
import io.wiredesk.enrich.Wires;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** What stories cost on disk, and what it takes to forget them: {@code StateCost 1000000 DIR}. */
final class StateCost {
  private static final String SCOPE = "state-cost";
  private static final int WORDS = 300;

  private final Path dir;
  private final KeyValueStore<String, byte[]> store;
  private final StoryStore stored;

  private StateCost(Path dir) {
    this.dir = dir;
    Bench.registerAll(SCOPE);
    WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, SCOPE);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(
            settings, new org.apache.kafka.streams.processor.TaskId(0, 0), dir.toFile());
    TaskStore state = new TaskStore("state");
    store = state.builder().withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    stored = StoryStore.in(state, serdes.serde(WireTopic.RAW)).apply(context);
  }

  public static void main(String[] args) throws IOException {
    StateCost cost = new StateCost(Path.of(args[1]));
    int stories = Integer.parseInt(args[0]);
    for (int i = 0; i < stories; i++) {
      cost.write("newsml:wire.example:20260302:" + i, i);
    }
    cost.tell(stories + " stories of 2 kB");
    cost.forgetAll();
    cost.tell("forgotten");
    cost.store.close();
  }

  private void write(String storyId, int seed) {
    WireStory message =
        Wires.message(storyId, Wires.invented(seed, WORDS)).setOriginal(null).build();
    message.setRawRef(new RawRef(0, (long) seed));
    StoryMessage entry = StoryMessage.of(message, Fingerprint.of(message));
    StoryState before = StoryState.empty("en");
    StoryState after =
        Embargo.release(StoryFold.receive(before, entry).state(), message.getReceivedAt());
    stored.write(after, entry, message, new RecordHeaders());
    stored.save(storyId, before, after);
  }

  private void forgetAll() {
    var unused = stored.aged(Instant.MIN); // all that was written is behind: slices are usual ones
    Instant later = Wires.NOON.plus(Duration.ofDays(99));
    long slices = 0;
    long longest = 0;
    long begun = System.nanoTime();
    List<KeyValue<String, StoryState>> aged = stored.aged(later);
    while (!aged.isEmpty()) {
      long from = System.nanoTime();
      aged.forEach(stored::forget);
      aged = stored.aged(later);
      longest = Math.max(longest, System.nanoTime() - from);
      slices++;
    }
    double mean = (System.nanoTime() - begun) / 1e6 / slices;
    System.out.printf(
        Locale.ROOT,
        "a slice of %d: %.1f ms, at most %.0f ms%n",
        StoryStore.SLICE,
        mean,
        longest / 1e6);
  }

  private void tell(String what) throws IOException {
    store.flush();
    System.out.printf(Locale.ROOT, "%s: %d MB%n", what, megabytes());
  }

  private long megabytes() throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve("rocksdb").resolve("state"))) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum()
          / 1_000_000;
    }
  }
}
