package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.ORCHARD;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** What goes wrong with one story that falls due keeps no other one waiting. */
class ScheduledFaultTest extends TopologyFixture {
  @Test
  void aStoryWhoseTextIsGoneIsSetAsideAndTheOthersAreReleased() {
    bench.send(embargoed(version("a", 1, HARBOUR), NOON.plusSeconds(30)));
    bench.send(embargoed(version("b", 1, ORCHARD), NOON.plusSeconds(31)));
    lose("a\n");

    bench.wait(Duration.ofSeconds(60));
    bench.wait(Duration.ofSeconds(1));

    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getWire().getStoryId())
        .containsExactly("b");
    List<Rejected> rejected = bench.rejected.readValuesToList();
    assertThat(rejected).extracting(Rejected::getStoryId).containsExactly("a");
    assertThat(rejected.get(0).getStage()).isEqualTo("hold");
    assertThat(rejected.get(0).getSourceTopic()).isEqualTo("wire.raw");
    assertThat(new RawRef(rejected.get(0).getSourcePartition(), rejected.get(0).getSourceOffset()))
        .isEqualTo(new RawRef(0, 0L));
  }

  private void lose(String prefix) {
    StorePart<WireStory> texts = bench.stored().texts();
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, WireStory> all = texts.range(null, null)) {
      all.forEachRemaining(text -> keys.add(text.key));
    }
    keys.stream().filter(key -> key.startsWith(prefix)).forEach(texts::remove);
  }
}
