package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.ORCHARD;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.kill;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of a story goes when nothing has come of it for long, and not before. */
class StateAgeTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Scratch scratch = new Scratch();
  private final Bench bench = new Bench(scratch.dir(), ", stateRetention: PT48H");

  @AfterEach
  void close() {
    bench.close();
    scratch.close();
  }

  @Test
  void aStoryWithoutNewsIsForgottenAndItsNextVersionIsANewStory() {
    bench.send(version("old", 1, HARBOUR));
    bench.send(version("old", 2, HARBOUR + " Two."));
    bench.send(later(version("young", 1, ORCHARD), 3));
    pass(DAY.multipliedBy(3));

    assertThat(keys(bench.stored().states())).containsExactly("young");
    assertThat(keys(bench.stored().texts())).allMatch(key -> key.startsWith("young\n"));
    assertThat(bench.count("forgotten")).isEqualTo(1);

    bench.stories.readValuesToList();
    bench.send(later(version("old", 3, HARBOUR + " Three."), 3));
    Story again = bench.stories.readValue();
    assertThat(again.getRevision().getNumber()).isEqualTo(1);
    assertThat(again.getCopy()).isNull();
  }

  @Test
  void newsKeepAStory() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(later(version("s", 2, HARBOUR + " Two."), 2));
    bench.send(later(version("t", 1, ORCHARD), 3));
    pass(DAY.multipliedBy(3));

    assertThat(keys(bench.stored().states())).containsExactly("s", "t");
  }

  @Test
  void anEmbargoKeepsAStoryAndSoDoesItsEnd() {
    bench.send(embargoed(version("s", 1, HARBOUR), NOON.plus(DAY.multipliedBy(5))));
    bench.send(later(version("t", 1, ORCHARD), 4));
    pass(DAY.multipliedBy(4));
    assertThat(keys(bench.stored().states())).contains("s");

    bench.send(later(version("u", 1, Wires.invented(1, 40)), 6));
    pass(DAY.multipliedBy(2));
    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getWire().getStoryId())
        .contains("s");
    assertThat(keys(bench.stored().states())).contains("s");

    bench.send(later(kill("s", 2), 6));
    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getRevision().getNumber())
        .containsExactly(1, 2);
  }

  @Test
  void anAbsurdClockForgetsNothing() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(later(version("t", 1, ORCHARD), 20_000));
    pass(Duration.ofHours(1));

    assertThat(keys(bench.stored().states())).containsExactly("s", "t");
  }

  /** One of several ingests is a month late: what it takes is news, and not forgotten at once. */
  @Test
  void aClockThatRunsBehindForgetsNothing() {
    bench.send(version("s", 1, HARBOUR));
    pass(Duration.ofHours(1));
    bench.send(later(version("t", 1, ORCHARD), -30));
    pass(Duration.ofHours(1));

    assertThat(keys(bench.stored().states())).containsExactly("s", "t");
  }

  @Test
  void nothingPassesNothingIsForgotten() {
    bench.send(version("s", 1, HARBOUR));
    pass(DAY.multipliedBy(100));

    assertThat(keys(bench.stored().states())).containsExactly("s");
  }

  @Test
  void manyThatCameTogetherAreForgottenAsFastAsTheyCame() {
    for (int i = 0; i < 1500; i++) {
      bench.send(message("s" + i, "Flash " + i).build());
    }
    bench.send(later(version("t", 1, ORCHARD), 3));

    bench.wait(DAY.multipliedBy(3));
    assertThat(keys(bench.stored().states())).containsExactly("t");
  }

  @Test
  void manyAreForgottenSliceBySlice() {
    for (int i = 0; i < 1500; i++) {
      bench.send(message("s" + i, "Flash " + i).build());
    }
    bench.wait(Duration.ofSeconds(1)); // at all that were saved since, and none is old
    bench.send(later(version("t", 1, ORCHARD), 3));

    bench.wait(DAY.multipliedBy(3));
    assertThat(bench.count("forgotten")).isEqualTo(250);
    for (int i = 0; i < 6; i++) {
      bench.wait(Duration.ofSeconds(1));
    }
    assertThat(keys(bench.stored().states())).containsExactly("t");
  }

  private void pass(Duration time) {
    bench.wait(time);
    bench.wait(Duration.ofSeconds(1));
  }

  private static WireStory later(WireStory story, int days) {
    return WireStory.newBuilder(story)
        .setReceivedAt(story.getReceivedAt().plus(DAY.multipliedBy(days)))
        .build();
  }

  private static List<String> keys(StorePart<?> part) {
    Set<String> keys = new TreeSet<>();
    try (KeyValueIterator<String, ?> all = part.range(null, null)) {
      while (all.hasNext()) {
        keys.add(all.next().key);
      }
    }
    return List.copyOf(keys);
  }
}
