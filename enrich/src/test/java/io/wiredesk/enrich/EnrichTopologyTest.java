package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.correction;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.kill;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.Sha256;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories, resends, replays and poison on their way through. */
class EnrichTopologyTest extends TopologyFixture {
  @Test
  void aStoryPassesWithItsPlaceAndAnnotationsAndWithoutItsBytes() {
    bench.send(version("s", 1, HARBOUR));

    Story story = bench.stories.readValue();
    assertThat(story.getWire().getOriginal()).isNull();
    assertThat(story.getWire().getRawRef()).isEqualTo(new RawRef(0, 0L));
    assertThat(story.getWire().getBody()).isEqualTo(HARBOUR);
    assertThat(story.getRevision().getNumber()).isEqualTo(1);
    assertThat(story.getRevision().getChange()).isEqualTo(Change.new$);
    assertThat(story.getRevision().getCurrent()).isTrue();
    assertThat(story.getAnnotations().getLanguage()).isEqualTo("en");
    assertThat(story.getAnnotations().getPlaces().get(0).getName()).isEqualTo("Rotterdam");
    assertThat(story.getAnnotations().getWordCount()).isEqualTo(37);
    assertThat(story.getCopy()).isNull();
  }

  @Test
  void recordTimeIsWhenItWasReceivedWhateverTheWireSays() {
    WireStory future =
        message("s", HARBOUR).setVersionCreated(NOON.plus(Duration.ofDays(26_000))).build();

    bench.send(future);

    assertThat(bench.stories.readRecord().getRecordTime()).isEqualTo(NOON);
  }

  @Test
  void aResendIsToldOfAndGoesNoFurther() {
    bench.send(version("s", 1, HARBOUR));
    WireStory again = version("s", 1, HARBOUR);
    again.setReceivedAt(NOON.plusSeconds(500));
    again.setFeed("other");
    bench.send(again);

    assertThat(bench.stories.readValuesToList()).hasSize(1);
    Notice notice = bench.notices.readValue();
    assertThat(notice.getKind()).isEqualTo(NoticeKind.STORY_RESENT);
    assertThat(notice.getRawRef()).isEqualTo(new RawRef(0, 1L));
  }

  @Test
  void aReplayedMessageThatIsKnownIsPublishedOnceMoreAndTheCurrentOneAfterIt() {
    WireStory first = version("s", 1, HARBOUR);
    bench.send(List.of(first, version("s", 2, HARBOUR + " More follows.")));
    bench.stories.readValuesToList();

    bench.replay(version("s", 1, HARBOUR));

    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getRevision().getNumber(), s -> s.getWire().getRawRef())
        .containsExactly(tuple(1, new RawRef(0, 0L)), tuple(2, new RawRef(0, 1L)));
    assertThat(bench.notices.readValue().getRawRef()).isEqualTo(new RawRef(0, 2L));
  }

  @Test
  void aReplayedMessageThatIsNotKnownIsAMessageLikeAnyOther() {
    bench.replay(version("s", 1, HARBOUR));

    assertThat(bench.stories.readValuesToList()).hasSize(1);
    assertThat(bench.notices.isEmpty()).isTrue();
  }

  @Test
  void anOlderVersionThatComesLateIsHistoryAndTheCurrentOneIsSaidLast() {
    bench.send(version("s", 3, HARBOUR + " Three."));
    bench.send(version("s", 2, HARBOUR + " Two."));
    bench.send(version("s", 1, HARBOUR + " One."));

    List<Story> stories = bench.stories.readValuesToList();
    assertThat(stories)
        .extracting(s -> s.getWire().getVersion())
        .containsExactly("3", "2", "3", "1", "2", "3");
    assertThat(stories)
        .extracting(s -> s.getRevision().getCurrent())
        .containsExactly(true, false, true, false, false, true);
    assertThat(stories.get(5).getRevision().getNumber()).isEqualTo(3);
  }

  /** What cannot even be decoded is tried in EnrichAppIT: this driver has a handler of its own. */
  @Test
  void poisonIsIsolated() {
    bench.send(version("s", 1, HARBOUR));
    bench.raw.pipeInput("wrong", version("s", 2, HARBOUR), NOON);
    bench.rawBytes.pipeInput("x", null, NOON);
    bench.send(version("s", 3, HARBOUR + " Three."));

    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getWire().getVersion())
        .containsExactly("1", "3");
    Rejected rejected = bench.rejected.readValue();
    assertThat(rejected.getStage()).isEqualTo("revise");
    assertThat(rejected.getCode()).isEqualTo("wrong-key");
    assertThat(rejected.getFeed()).isEqualTo("demo");
    assertThat(rejected.getSourceTopic()).isEqualTo("wire.raw");
    assertThat(rejected.getSourceOffset()).isEqualTo(1L);
    assertThat(rejected.getOriginal().array()).hasSizeGreaterThan(100);
    assertThat(rejected.getOriginalSha256()).isEqualTo(Sha256.hex(rejected.getOriginal().array()));
    assertThat(bench.rejected.readValue().getCode()).isEqualTo("no-value");
  }

  @Test
  void aStoryWithoutEndIsRefusedButItsKillIsNot() {
    for (int v = 1; v <= 51; v++) {
      bench.send(version("s", v, "Version " + v));
    }
    bench.send(kill("s", 60));

    assertThat(bench.rejected.readValue().getCode()).isEqualTo("too-many-revisions");
    List<Story> stories = bench.stories.readValuesToList();
    assertThat(stories.get(stories.size() - 1).getRevision().getNumber()).isEqualTo(51);
  }

  @Test
  void theCountersAddUp() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(embargoed(version("u", 1, HARBOUR + " Held."), NOON.plusSeconds(9)));
    bench.send(embargoed(version("v", 1, HARBOUR + " Held."), NOON.plusSeconds(99)));
    bench.send(correction("s", 2, HARBOUR + " Two."));
    bench.send(kill("s", 4));
    bench.send(version("s", 3, HARBOUR + " Three."));
    bench.wait(Duration.ofSeconds(10));

    assertThat(bench.count("received")).isEqualTo(8);
    assertThat(bench.count("resent") + bench.count("passed") + bench.count("held")).isEqualTo(8);
    assertThat(bench.count("passed") + bench.count("released") + bench.count("republished"))
        .isEqualTo(bench.count("stories") + bench.count("copies"));
    assertThat(bench.count("held")).isEqualTo(2);
    assertThat(bench.count("released")).isEqualTo(1);
    assertThat(bench.count("killed")).isEqualTo(1);
  }
}
