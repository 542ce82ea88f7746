package io.wiredesk.enrich.orders;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.lifecycle.StoryState;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one story's message orders about another reaches that one, whichever comes first. */
class DirectiveTest extends DirectiveSteps {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aKillByAnotherDocument(boolean killFirst) {
    send(killFirst, version("s", 3, HARBOUR), killBy("k", "s"));

    Story last = current("s");
    assertThat(last.getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(last.getWire().getBody()).isEmpty();
    assertThat(last.getWire().getHeadline()).isNull();
    assertThat(last.getRevision().getKilledAt()).isEqualTo(LATER);
    assertThat(last.getRevision().getNumber()).isEqualTo(2);
    assertThat(last.getRevision().getChangedFields())
        .containsExactly("pubStatus", "change", "edNotes");
    assertThat(last.getWire().getRawRef()).as("is no message of its own").isNull();
    assertThat(last.getWire().getSlugline()).as("tells of the text").isNull();
    assertThat(last.getWire().getDerivedFrom()).containsExactly("k");
    assertThat(last.getWire().getEdNotes().get(0).getText()).startsWith("Killed by k.");
    assertThat(current("k").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
  }

  @Test
  void theTextOfAStoryWhoseKillCameFirstGoesNowhere() {
    bench.send(killBy("k", "s"));
    assertThat(published("s")).as("nothing of it came").isEmpty();
    bench.send(version("s", 1, HARBOUR));

    assertThat(published("s")).extracting(p -> p.getWire().getBody()).containsOnly("");
    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLaterVersionRevives(boolean killFirst) {
    WireStory revived =
        WireStory.newBuilder(version("s", 4, HARBOUR + " It stands."))
            .setVersionCreated(LATER.plusSeconds(1))
            .setReceivedAt(LATER.plusSeconds(2))
            .build();
    send(killFirst, version("s", 3, HARBOUR), killBy("k", "s"), revived);

    assertThat(current("s").getWire().getBody()).endsWith("It stands.");
    assertThat(current("s").getRevision().getKilledAt()).isNull();
    assertThat(current("s").getRevision().getChangedFields())
        .as("compared with its own message below")
        .contains("body", "body[2]~")
        .doesNotContain("slugline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please kill item nw 157 'Headline of ROTTERDAM'.",
        "Bitte streichen Sie die Meldung nw 157 vom 2. März.",
        "EDITORS: items nw 156, nw 157 and 158 must not be used, they were sent in error."
      })
  void aKillInProse(String text) {
    for (boolean killFirst : List.of(true, false)) {
      String story = killFirst + ":s";
      WireStory killed = sent(version(story, 1, HARBOUR + story), "feed" + killFirst, 157);
      send(
          killFirst,
          killed,
          sent(advisory(killFirst + ":a", text + "\n" + killFirst), "feed" + killFirst, 180));

      assertThat(current(story).getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
      assertThat(current(story).getWire().getEdNotes().get(0).getText()).isEqualTo(text);
      assertThat(current(killFirst + ":a").getWire().getBody()).startsWith(text);
    }
  }

  @Test
  void anotherDaysOrAnotherTitlesItemOfThatNumberLives() {
    bench.send(sent(onDay(version("s", 1, HARBOUR), -1), "demo", 157));
    bench.send(sent(advisory("a", "Please kill item nw 157."), "demo", 180));
    bench.send(sent(version("other:t", 1, HARBOUR + " T."), "other", 157));
    bench.send(sent(version("u", 1, HARBOUR + " U."), "demo", 158));
    bench.send(sent(advisory("b", "Please kill item nw 158 'Cathedral roof sold'."), "demo", 181));
    bench.send(sent(advisory("c", "Please kill item rival 158."), "demo", 182));

    for (String story : List.of("s", "other:t", "u")) {
      assertThat(current(story).getWire().getPubStatus()).isEqualTo(PubStatus.usable);
    }
  }

  @Test
  void aHigherNumberThanItsOwnIsTheDayBefores() {
    bench.send(sent(onDay(version("s", 1, HARBOUR), -1), "demo", 957));
    bench.send(sent(advisory("a", "Please kill item nw 957."), "demo", 12));

    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReplacedStoryIsSuperseded(boolean replacementFirst) {
    WireStory replacement =
        WireStory.newBuilder(version("r", 1, HARBOUR + " Corrected."))
            .setVersionCreated(LATER)
            .setReplaces(List.of("s", "r"))
            .build();
    send(replacementFirst, version("s", 1, HARBOUR), replacement);

    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(current("s").getWire().getEdNotes().get(0).getText()).isEqualTo("Replaced by r.");
    assertThat(current("r").getWire().getBody()).endsWith("Corrected.");
    bench.wait(Duration.ofHours(1));
    assertThat(notices(NoticeKind.ADVISORY_UNRESOLVED)).isEmpty();
  }

  @Test
  void whatReplacesAStoryIsNoCopyOfIt() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(
        WireStory.newBuilder(version("r", 1, HARBOUR))
            .setVersionCreated(LATER)
            .setReplaces(List.of("s"))
            .build());

    assertThat(bench.duplicates.isEmpty()).isTrue();
    assertThat(current("r").getWire().getBody()).isEqualTo(HARBOUR);
  }

  @Test
  void aStoryIsFoundByItsOtherIds() {
    WireStory story = version("s", 1, HARBOUR);
    story.setGuid("north/2026/ferry");
    for (boolean killFirst : List.of(true, false)) {
      story.setStoryId(killFirst + ":s");
      story.setBody(HARBOUR + killFirst);
      WireStory kill = killBy(killFirst + ":k", killFirst + ":north/2026/ferry");
      send(killFirst, WireStory.newBuilder(story).build(), kill);

      assertThat(current(killFirst + ":s").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
    }
    bench.wait(Duration.ofHours(1));
    assertThat(notices(NoticeKind.ADVISORY_UNRESOLVED)).as("it came under another id").isEmpty();
  }

  @Test
  void anOrderAboutNoKnownStoryIsToldOfAndStillWorksWhenTheStoryComes() {
    bench.send(sent(advisory("a", "Please kill item nw 157."), "demo", 180));
    bench.send(killBy("k", "t"));
    bench.wait(Duration.ofMinutes(9));
    assertThat(notices(NoticeKind.ADVISORY_UNRESOLVED)).isEmpty();
    bench.wait(Duration.ofMinutes(2));

    List<Notice> notices = notices(NoticeKind.ADVISORY_UNRESOLVED);
    assertThat(notices).hasSize(2);
    assertThat(notices)
        .filteredOn(n -> "a".equals(n.getStoryId()))
        .singleElement()
        .satisfies(n -> assertThat(n.getRawRef()).isEqualTo(new RawRef(0, 0L)))
        .satisfies(n -> assertThat(n.getText()).contains("kill nw 157 of 2026-03-02"));
    assertThat(notices).filteredOn(n -> "t".equals(n.getStoryId())).hasSize(1);
    bench.wait(Duration.ofHours(1));
    assertThat(notices(NoticeKind.ADVISORY_UNRESOLVED)).isEmpty();

    bench.send(sent(version("s", 1, HARBOUR), "demo", 157));
    bench.send(version("t", 1, HARBOUR + " T."));
    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(current("t").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
  }

  @Test
  void anOrderThatDoesNotSayWhichStoryIsToldOfAtOnce() {
    bench.send(sent(version("s", 1, HARBOUR), "demo", 157));
    bench.send(sent(advisory("a", "Please kill the story about the harbour."), "demo", 180));

    assertThat(notices(NoticeKind.ADVISORY_UNRESOLVED))
        .singleElement()
        .satisfies(n -> assertThat(n.getStoryId()).isEqualTo("a"))
        .satisfies(
            n -> assertThat(n.getText()).contains("kill something by neither number nor id"));
    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.usable);
  }

  @Test
  void theSameOrderAgainChangesNothing() {
    WireStory again = killBy("k", "s");
    again.setReceivedAt(LATER.plusSeconds(500));
    bench.send(List.of(version("s", 1, HARBOUR), killBy("k", "s"), again));

    assertThat(published("s")).hasSize(3);
    List<Notice> resent = notices(NoticeKind.STORY_RESENT);
    assertThat(resent).extracting(Notice::getStoryId).containsExactly("k");
    assertThat(bench.count("received")).isEqualTo(3);
    assertThat(bench.count("passed") + bench.count("released") + bench.count("republished"))
        .isEqualTo(bench.count("stories") + bench.count("copies"));
    assertThat(bench.count("directed")).isEqualTo(2);
  }

  @Test
  void liveCopiesOfAStoryKilledByAnotherAreNamedNowAndLater() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(killBy("k", "s"));
    bench.send(version("u", 1, HARBOUR));

    List<Notice> notices = notices(NoticeKind.KILL_WITH_LIVE_COPIES);
    assertThat(notices).extracting(Notice::getStoryId).containsOnly("s");
    assertThat(notices).extracting(Notice::getRelated).containsExactly(List.of("t"), List.of("u"));
  }

  @Test
  void theRouteIsOfTheStorysOwnLanguage() {
    WireStory kill = killBy("k", "s");
    kill.setLanguage("de");
    bench.send(kill);
    bench.send(message("s", HARBOUR).setLanguage("nl").build());

    assertThat(bench.stored().states().get("s")).extracting(StoryState::route).isEqualTo("nl");
  }

  @Test
  void missingNumbersAreToldOnce() {
    bench.send(sent(version("s", 1, HARBOUR), "demo", 1));
    bench.send(sent(version("t", 1, HARBOUR + " T."), "demo", 5));
    bench.send(sent(version("u", 1, HARBOUR + " U."), "demo", 3));
    bench.send(version("unnumbered", 1, HARBOUR + " V."));
    bench.wait(Duration.ofSeconds(59));
    assertThat(notices(NoticeKind.SEQUENCE_GAP)).isEmpty();
    bench.wait(Duration.ofSeconds(2));

    Notice gap = notices(NoticeKind.SEQUENCE_GAP).get(0);
    assertThat(gap.getFeed()).isEqualTo("demo");
    assertThat(gap.getText()).isEqualTo("demo: 2 missing of its running numbers: 2, 4");
    bench.send(sent(version("w", 1, HARBOUR + " W."), "demo", 2));
    bench.wait(Duration.ofHours(1));
    assertThat(notices(NoticeKind.SEQUENCE_GAP)).isEmpty();
  }

  @Test
  void oldNamesAreForgotten() {
    bench.send(sent(version("s", 1, HARBOUR), "demo", 157));
    WireStory next = sent(onDay(version("t", 1, HARBOUR + " T."), 9), "demo", 158);
    next.setReceivedAt(NOON.plus(Duration.ofDays(9)));
    bench.send(next);
    bench.wait(Duration.ofSeconds(2));

    List<String> names = new ArrayList<>();
    try (KeyValueIterator<String, ?> all =
        new StorePart<>(bench.store("state"), ReferenceStore.REFERENCES, StoryReferenceSerde.all())
            .range(null, null)) {
      all.forEachRemaining(entry -> names.add(entry.key));
    }
    assertThat(names).hasSize(1);
  }
}
