package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.correction;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.kill;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static io.wiredesk.enrich.Wires.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrichTopologyTest {
  private final Scratch scratch = new Scratch();
  private final Bench bench = new Bench(scratch.dir());

  @AfterEach
  void close() {
    bench.close();
    scratch.close();
  }

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
  void aReplayedMessageThatIsHeldStaysHeld() {
    WireStory held = message("s", HARBOUR).setEmbargoed(NOON.plus(Duration.ofDays(9000))).build();
    bench.send(held);

    bench.replay(message("s", HARBOUR).setEmbargoed(NOON.plus(Duration.ofDays(9000))).build());

    assertThat(bench.stories.isEmpty()).isTrue();
  }

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

  @Test
  void theSameTextUnderAnotherIdIsACopy() {
    bench.send(version("s", 1, HARBOUR));
    WireStory copy =
        message(
                "t",
                HARBOUR
                    .replace("ROTTERDAM, March 2 (Northern Wire) - ", "")
                    .toUpperCase(Locale.ROOT))
            .setProvider("City Gazette")
            .setReceivedAt(NOON.plusSeconds(62 + 13 * 60))
            .build();
    bench.send(copy);

    assertThat(bench.stories.readValuesToList()).hasSize(1);
    Story duplicate = bench.duplicates.readValue();
    assertThat(duplicate.getCopy().getOfStoryId()).isEqualTo("s");
    assertThat(duplicate.getCopy().getGroupId()).isEqualTo("s");
    assertThat(duplicate.getCopy().getReasons())
        .containsExactly("same text, 13 min later, Northern Wire → City Gazette");
  }

  @Test
  void aCopyWithATextOfItsOwnBecomesAStoryAndItsOriginalStaysOne() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("t", 2, Wires.ORCHARD));
    bench.send(version("s", 2, Wires.ORCHARD));

    assertThat(bench.duplicates.readValuesToList())
        .extracting(s -> s.getWire().getStoryId() + s.getWire().getVersion())
        .containsExactly("t1");
    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getWire().getStoryId() + s.getWire().getVersion())
        .containsExactly("s1", "t2", "s2");
  }

  @Test
  void aCopyThatSaysALittleMoreStaysOne() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("t", 2, HARBOUR + " The city council objected to the plan on Tuesday."));

    List<Story> copies = bench.duplicates.readValuesToList();
    assertThat(copies).extracting(s -> s.getCopy().getGroupId()).containsExactly("s", "s");
    assertThat(copies)
        .extracting(s -> s.getCopy().getRelation())
        .containsExactly(Relation.EXACT, Relation.NEAR);
    assertThat(copies.get(1).getCopy().getReasons())
        .contains("same 2 of 2 figures", "60 s later, Northern Wire → Northern Wire");
  }

  @Test
  void aCopyFollowsItsOriginalsUpdate() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("s", 2, HARBOUR + " More."));
    bench.send(version("t", 2, HARBOUR + " More."));

    assertThat(bench.duplicates.readValuesToList())
        .extracting(s -> s.getWire().getVersion())
        .containsExactly("1", "2");
  }

  @Test
  void killingAStoryNamesItsLiveCopiesOnce() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("u", 1, HARBOUR));
    bench.send(kill("u", 2));
    bench.send(kill("s", 5));
    bench.send(version("s", 2, HARBOUR + " Late."));

    List<Notice> notices = bench.notices.readValuesToList();
    assertThat(notices)
        .extracting(Notice::getKind, Notice::getStoryId, Notice::getRelated)
        .containsExactly(
            tuple(NoticeKind.KILL_WITH_LIVE_COPIES, "u", List.of("s", "t")),
            tuple(NoticeKind.KILL_WITH_LIVE_COPIES, "s", List.of("t")));
  }

  @Test
  void aCopyOfAKilledStoryIsFlagged() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(kill("s", 2));
    bench.send(version("t", 1, HARBOUR));

    assertThat(bench.duplicates.readValue().getCopy().getReasons())
        .contains("copies a story killed at " + NOON.plusSeconds(120));
    assertThat(bench.notices.readValue().getRelated()).containsExactly("t");
  }

  @Test
  void shortTextsAndKillsAreNobodysCopies() {
    bench.send(message("s", "Flash: no change.").build());
    bench.send(message("t", "Flash: no change.").build());
    bench.send(kill("u", 1));
    bench.send(kill("v", 1));

    assertThat(bench.duplicates.isEmpty()).isTrue();
  }

  @Test
  void copiesAreFoundWithinALanguage() {
    bench.send(message("s", HARBOUR).setLanguage("en-GB").build());
    bench.send(message("t", HARBOUR).setLanguage("nl").build());
    bench.send(message("u", HARBOUR).setLanguage("EN-us").build());

    assertThat(bench.duplicates.readValuesToList())
        .extracting(s -> s.getWire().getStoryId())
        .containsExactly("u");
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
