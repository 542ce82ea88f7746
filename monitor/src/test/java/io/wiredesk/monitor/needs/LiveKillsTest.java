package io.wiredesk.monitor.needs;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveKillsTest {
  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

  private final LiveKills kills = new LiveKills(Optional.empty());
  private final Acknowledgements taken = new Acknowledgements();

  @Test
  void aKillNeedsSomebodyUntilItsLastCopyIsKilledToo() {
    kill("a", AT, "b", "c");
    assertThat(kills.needs()).singleElement().extracting(Need::key).isEqualTo("kill:a");

    kills.copy(status("b", PubStatus.canceled), seen());
    assertThat(kills.needs().get(0).copies())
        .extracting(Need.LiveCopy::storyId)
        .containsExactly("c");

    kills.copy(status("c", PubStatus.usable), seen());
    assertThat(kills.needs()).hasSize(1);
    kills.story(status("c", PubStatus.canceled), seen());
    assertThat(kills.needs()).isEmpty();
  }

  @Test
  void whatSomebodyTookOnNeedsSomebodyAgainWhenItHappensAnew() {
    kill("a", AT, "b");
    taken.notice(
        TestWire.notice(NoticeKind.ACKNOWLEDGED, AT.plusSeconds(60))
            .setAbout("kill:a")
            .setBy("Ana")
            .setText("the desk at b is told")
            .build(),
        seen());

    assertThat(need().acknowledged())
        .hasValue(new Acknowledgement("Ana", "the desk at b is told", AT.plusSeconds(60)));

    kill("a", AT.plusSeconds(120), "c");
    assertThat(need().acknowledged()).isEmpty();
    assertThat(need().copies()).hasSize(2);
  }

  @Test
  void theYoungestKillIsTheFirst() {
    kill("a", AT, "b");
    kill("c", AT.plusSeconds(5), "d");

    assertThat(kills.needs()).extracting(Need::storyId).containsExactly("c", "a");
  }

  private Need need() {
    Need need = kills.needs().get(0);
    return need.taken(taken.of(need.key()));
  }

  private void kill(String storyId, Instant at, String... copies) {
    Notice notice =
        TestWire.notice(NoticeKind.KILL_WITH_LIVE_COPIES, at)
            .setStoryId(storyId)
            .setRelated(List.of(copies))
            .build();
    kills.notice(notice, seen());
  }

  private static Story status(String storyId, PubStatus status) {
    WireStory wire = TestWire.message("gazette", storyId, AT).setPubStatus(status).build();
    return TestWire.story(wire, 0, 1);
  }

  private static SeenRecord seen() {
    return TestWire.seen("wire.notices", 0, 1, AT);
  }
}
