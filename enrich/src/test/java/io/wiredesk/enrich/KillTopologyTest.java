package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.kill;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** A kill leaves no text, whatever comes before and after it. */
class KillTopologyTest extends TopologyFixture {
  /** As an operator may who finds it among the dead letters. */
  @Test
  void aReplayOfWhatWasKilledSinceBringsNothingOfItBack() {
    bench.send(List.of(version("s", 1, HARBOUR), kill("s", 2)));
    bench.stories.readValuesToList();

    bench.replay(version("s", 1, HARBOUR));

    assertThat(bench.stories.readValuesToList())
        .hasSize(2)
        .allSatisfy(
            s -> {
              assertThat(s.getWire().getBody()).isEmpty();
              assertThat(s.getWire().getHeadline()).isNull();
              assertThat(s.getWire().getSlugline()).isNull();
              assertThat(s.getRevision().getKilledAt()).isNotNull();
            });
  }

  @Test
  void aStatusChangeUnderTheSameVersionIsAChange() {
    WireStory first = version("s", 1, HARBOUR);
    WireStory killed = WireStory.newBuilder(first).setPubStatus(PubStatus.canceled).build();

    bench.send(List.of(first, killed));

    List<Story> stories = bench.stories.readValuesToList();
    Story last = stories.get(stories.size() - 1);
    assertThat(last.getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(last.getRevision().getChangedFields()).containsExactly("pubStatus");
    assertThat(last.getWire().getBody()).isEmpty();
  }

  @Test
  void aKillThatComesFirstBeatsItsStory() {
    bench.send(kill("s", 2));
    bench.send(version("s", 1, HARBOUR));

    List<Story> stories = bench.stories.readValuesToList();
    assertThat(stories).extracting(s -> s.getWire().getBody()).containsOnly("");
    assertThat(stories).extracting(s -> s.getWire().getHeadline()).containsOnlyNulls();
    Story last = stories.get(stories.size() - 1);
    assertThat(last.getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(last.getRevision().getNumber()).isEqualTo(2);
    assertThat(stories)
        .extracting(s -> s.getRevision().getKilledAt())
        .containsOnly(NOON.plusSeconds(120));
  }

  @Test
  void aResendThatMovesARevisionBelowTheKillErasesItsText() {
    WireStory late =
        WireStory.newBuilder(version("s", 2, HARBOUR))
            .setVersionCreated(null)
            .setReceivedAt(NOON.plusSeconds(300))
            .build();
    WireStory early = WireStory.newBuilder(late).setReceivedAt(NOON.plusSeconds(60)).build();
    bench.send(List.of(kill("s", 2), late));
    assertThat(bodies()).contains(HARBOUR);

    bench.send(early);

    assertThat(bodies()).containsOnly("");
    List<Story> stories = bench.stories.readValuesToList();
    assertThat(stories.get(stories.size() - 1).getWire().getPubStatus())
        .isEqualTo(PubStatus.canceled);
  }

  /** Its false clock is put right by what came before it here, and was made earlier. */
  @Test
  void aMessageWithAFalseClockThatComesBehindItsKillLeavesNoText() {
    WireStory kill =
        WireStory.newBuilder(kill("s", 1))
            .setVersionOrdinal(null)
            .setVersionCreated(NOON.plusSeconds(86_000))
            .setReceivedAt(NOON.plusSeconds(349))
            .build();
    WireStory right =
        WireStory.newBuilder(version("s", 4, HARBOUR + " Refiled."))
            .setVersionCreated(NOON.plusSeconds(68))
            .setReceivedAt(NOON.plusSeconds(313))
            .build();
    WireStory wrong =
        WireStory.newBuilder(version("s", 4, HARBOUR))
            .setVersionCreated(NOON.plusSeconds(228))
            .setReceivedAt(NOON.plusSeconds(92))
            .build();

    bench.send(List.of(kill, right, wrong));

    assertThat(bodies()).hasSize(3).containsOnly("");
  }

  private List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    try (KeyValueIterator<String, WireStory> all = bench.stored().texts().range(null, null)) {
      all.forEachRemaining(text -> bodies.add(text.value.getBody()));
    }
    return bodies;
  }

  @Test
  void aNewerUsableVersionAboveTheKillReinstates() {
    bench.send(List.of(version("s", 1, HARBOUR), kill("s", 2), version("s", 3, HARBOUR + " Yes.")));

    List<Story> stories = bench.stories.readValuesToList();
    Story last = stories.get(stories.size() - 1);
    assertThat(last.getWire().getBody()).endsWith("Yes.");
    assertThat(last.getRevision().getKilledAt()).isNull();
    assertThat(last.getRevision().getNumber()).isEqualTo(3);
  }
}
