package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.kill;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static io.wiredesk.enrich.Wires.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may not go out yet waits, and nothing of it is published. */
class EmbargoTopologyTest extends TopologyFixture {
  @Test
  void aReplayedMessageThatIsHeldStaysHeld() {
    WireStory held = message("s", HARBOUR).setEmbargoed(NOON.plus(Duration.ofDays(9000))).build();
    bench.send(held);

    bench.replay(message("s", HARBOUR).setEmbargoed(NOON.plus(Duration.ofDays(9000))).build());

    assertThat(bench.stories.isEmpty()).isTrue();
  }

  @Test
  void anEmbargoedStoryWaitsAndIsToldOf() {
    bench.send(embargoed(version("s", 1, HARBOUR), NOON.plusSeconds(30)));

    assertThat(bench.stories.isEmpty()).isTrue();
    Notice held = bench.notices.readValue();
    assertThat(held.getKind()).isEqualTo(NoticeKind.STORY_HELD);
    assertThat(held.getUntil()).isEqualTo(NOON.plusSeconds(30));
    bench.wait(Duration.ofSeconds(29));
    assertThat(bench.stories.isEmpty()).isTrue();
    bench.wait(Duration.ofSeconds(2));
    assertThat(bench.stories.readValue().getWire().getBody()).isEqualTo(HARBOUR);
    assertThat(bench.notices.readValue().getKind()).isEqualTo(NoticeKind.STORY_RELEASED);
    bench.wait(Duration.ofSeconds(60));
    assertThat(bench.stories.isEmpty()).isTrue();
  }

  @Test
  void anEmbargoThatHasPassedHoldsNothing() {
    bench.send(embargoed(version("s", 1, HARBOUR), NOON.minusSeconds(1)));

    assertThat(bench.stories.readValuesToList()).hasSize(1);
    assertThat(bench.notices.isEmpty()).isTrue();
  }

  @Test
  void extendingAnEmbargoKeepsOlderVersionsBack() {
    bench.send(embargoed(version("s", 1, HARBOUR), NOON.plusSeconds(30)));
    bench.send(embargoed(version("s", 2, HARBOUR + " More."), NOON.plusSeconds(90)));

    bench.wait(Duration.ofSeconds(60));
    assertThat(bench.stories.isEmpty()).isTrue();
    bench.wait(Duration.ofSeconds(31));
    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getWire().getVersion())
        .containsExactly("1", "2");
  }

  @Test
  void aKillOfAHeldStoryGoesOutAtOnceAndItsTextNever() {
    bench.send(embargoed(version("s", 1, HARBOUR), NOON.plusSeconds(30)));
    bench.send(kill("s", 2));
    bench.wait(Duration.ofSeconds(60));

    List<Story> stories = bench.stories.readValuesToList();
    assertThat(stories).extracting(s -> s.getWire().getVersion()).containsExactly("1", "2");
    assertThat(stories).extracting(s -> s.getWire().getBody()).containsOnly("");
  }

  @Test
  void aWithheldVersionTakesBackTheTextThatIsOut() {
    bench.send(version("s", 1, HARBOUR));
    bench.stories.readValuesToList();
    bench.send(withheld(version("s", 2, HARBOUR + " Two.")));

    List<Story> told = bench.stories.readValuesToList();
    assertThat(told)
        .extracting(s -> s.getWire().getVersion(), s -> s.getWire().getPubStatus())
        .containsExactly(tuple("1", PubStatus.usable), tuple("2", PubStatus.withheld));
    assertThat(told).extracting(s -> s.getWire().getBody()).containsOnly("");
    assertThat(told).extracting(s -> s.getWire().getHeadline()).containsOnlyNulls();
  }

  @Test
  void aWithheldMessageIsNeverPublishedTheOneThatFreesTheStoryIs() {
    bench.send(withheld(version("s", 1, HARBOUR)));
    bench.wait(Duration.ofDays(400));

    assertThat(bench.stories.isEmpty()).isTrue();
    Notice held = bench.notices.readValue();
    assertThat(held.getKind()).isEqualTo(NoticeKind.STORY_HELD);
    assertThat(held.getUntil()).isNull();

    bench.send(version("s", 2, HARBOUR + " Freed."));
    Story freed = bench.stories.readValue();
    assertThat(freed.getWire().getBody()).endsWith("Freed.");
    assertThat(freed.getRevision().getNumber()).isEqualTo(1);
    assertThat(bench.stories.isEmpty()).isTrue();

    bench.send(kill("s", 3));
    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getWire().getVersion() + s.getWire().getBody())
        .containsExactly("1", "2", "3");
  }
}
