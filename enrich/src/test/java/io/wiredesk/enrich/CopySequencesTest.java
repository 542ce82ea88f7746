package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.ORCHARD;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.kill;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which lane a story is in and what its kill reaches, in whatever order things come. */
class CopySequencesTest {
  private static final String NEARLY = HARBOUR + " The city council objected to it on Tuesday.";

  private final Scratch scratch = new Scratch();
  private final Bench bench = new Bench(scratch.dir(), ", matchWindow: PT48H");

  @AfterEach
  void close() {
    bench.close();
    scratch.close();
  }

  @Test
  void anOriginalWhoseTextIsForgottenIsNoCopyOfItself() {
    bench.send(at(version("s", 1, HARBOUR), 0));
    bench.send(at(version("c", 1, NEARLY), 40));
    somethingElse(60);
    bench.send(at(version("s", 2, HARBOUR + " More."), 62));

    assertThat(ids(bench.duplicates)).containsExactly("c1");
    assertThat(ids(bench.stories)).contains("s1", "s2");
  }

  @Test
  void aCopyStaysOneThoughItsOriginalIsForgotten() {
    bench.send(at(version("s", 1, HARBOUR), 0));
    bench.send(at(version("c", 1, HARBOUR), 1));
    somethingElse(100);
    bench.send(at(version("c", 2, HARBOUR), 101));
    bench.send(at(kill("c", 3), 102));

    assertThat(ids(bench.duplicates)).containsExactly("c1", "c2", "c1", "c2", "c3");
  }

  @Test
  void aTextThatWasKilledBeforeItCameIsKnown() {
    bench.send(kill("s", 2));
    bench.send(version("s", 1, HARBOUR));
    bench.send(at(version("t", 1, HARBOUR), 1));

    assertThat(bodies()).containsOnly("");
    Story copy = bench.duplicates.readValue();
    assertThat(copy.getCopy().getOfStoryId()).isEqualTo("s");
    assertThat(copy.getCopy().getReasons())
        .contains("copies a story killed at " + NOON.plusSeconds(120));
    assertThat(killNotices()).containsExactly(tuple("s", List.of("t")));
  }

  @Test
  void aTextThatWasKilledWhileItWasHeldIsKnown() {
    bench.send(embargoed(version("s", 1, HARBOUR), NOON.plus(Duration.ofDays(900))));
    bench.send(kill("s", 2));
    bench.send(at(version("t", 1, NEARLY), 1));

    assertThat(bodies()).containsOnly("");
    assertThat(bench.duplicates.readValue().getCopy().getReasons())
        .contains("copies a story killed at " + NOON.plusSeconds(120));
  }

  @Test
  void aTextThatWasKilledBeforeItCameIsOutAlready() {
    bench.send(version("r", 1, HARBOUR));
    bench.send(kill("s", 2));
    bench.send(at(version("s", 1, HARBOUR), 1));

    assertThat(killNotices()).containsExactly(tuple("s", List.of("r")));
  }

  @Test
  void theOneThatWasReceivedFirstIsTheOriginalWhicheverIsReadFirst() {
    bench.send(at(version("reprint", 1, HARBOUR), 2));
    bench.send(at(version("original", 1, HARBOUR), 1));
    bench.send(at(version("third", 1, HARBOUR), 3));
    bench.send(at(kill("original", 2), 4));

    assertThat(ids(bench.stories))
        .containsExactly("reprint1", "original1", "original1", "original2");
    List<Story> copies = bench.duplicates.readValuesToList();
    assertThat(copies).extracting(s -> s.getCopy().getOfStoryId()).containsExactly("original");
    assertThat(killNotices()).containsExactly(tuple("original", List.of("reprint", "third")));
  }

  @Test
  void theSameForWhatIsNearlyTheSame() {
    bench.send(at(version("reprint", 1, NEARLY), 2));
    bench.send(at(version("original", 1, HARBOUR), 1));
    bench.send(at(kill("original", 2), 4));

    assertThat(ids(bench.stories))
        .containsExactly("reprint1", "original1", "original1", "original2");
    assertThat(killNotices()).containsExactly(tuple("original", List.of("reprint")));
  }

  @Test
  void ofTwoReceivedAtOnceTheIdDecides() {
    bench.send(version("b", 1, HARBOUR));
    bench.send(version("a", 1, HARBOUR));
    bench.send(version("c", 1, HARBOUR));

    assertThat(ids(bench.stories)).containsExactly("b1", "a1");
    assertThat(bench.duplicates.readValue().getCopy().getOfStoryId()).isEqualTo("a");
  }

  @Test
  void killingACopyNamesTheOriginalThatLivesOn() {
    bench.send(at(version("reprint", 1, HARBOUR), 1));
    bench.send(at(version("original", 1, HARBOUR), 2));
    bench.send(at(version("third", 1, HARBOUR), 3));
    bench.send(at(kill("original", 2), 4));

    assertThat(killNotices()).containsExactly(tuple("original", List.of("reprint", "third")));
  }

  @Test
  void whatReplacesAStoryIsNoneOfItsCopiesEverAfter() {
    bench.send(at(version("s", 1, HARBOUR), 0));
    bench.send(at(replacing(version("t", 1, HARBOUR), "s"), 1));
    bench.send(at(version("t", 2, NEARLY), 2));
    bench.send(at(version("u", 1, HARBOUR), 3));

    assertThat(ids(bench.stories)).contains("t1", "t2");
    List<Story> copies = bench.duplicates.readValuesToList();
    assertThat(copies).extracting(s -> s.getCopy().getOfStoryId()).containsExactly("t");
    assertThat(copies.get(0).getCopy().getReasons()).noneMatch(r -> r.contains("killed"));
    assertThat(killNotices()).isEmpty();
  }

  @Test
  void aCopyThatComesToReplaceItsOriginalIsAStoryOfItsOwn() {
    bench.send(at(version("s", 1, HARBOUR), 0));
    bench.send(at(version("t", 1, HARBOUR), 1));
    bench.send(at(replacing(version("t", 2, HARBOUR), "s"), 2));
    bench.send(at(version("t", 3, HARBOUR), 3));

    assertThat(ids(bench.duplicates)).containsExactly("t1");
    assertThat(ids(bench.stories)).contains("t2", "t3");
    assertThat(killNotices()).isEmpty();
  }

  @Test
  void aKillWithoutALanguageThatComesFirstDecidesNoRoute() {
    String harbour =
        "Der Hafen schließt seine älteste Schleuse für elf Wochen, sagte der Betreiber.";
    bench.send(WireStory.newBuilder(kill("s", 2)).setLanguage(null).build());
    assertThat(ids(bench.stories)).containsExactly("s2");
    bench.send(german("s", harbour, 0));
    bench.send(german("t", harbour, 1));

    assertThat(bodies()).containsOnly("");
    Story copy = bench.duplicates.readValue();
    assertThat(copy.getCopy().getOfStoryId()).isEqualTo("s");
    assertThat(copy.getCopy().getReasons()).anyMatch(r -> r.startsWith("copies a story killed"));
    assertThat(bench.count("passed") + bench.count("released") + bench.count("republished"))
        .isEqualTo(bench.count("stories") + bench.count("copies"));
  }

  @Test
  void allCopiesOfAKilledStoryAreNamedInAsManyNoticesAsThatTakes() {
    bench.send(at(version("s", 1, HARBOUR), 0));
    List<String> copies = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      copies.add("t" + (1000 + i));
      bench.send(at(version("t" + (1000 + i), 1, HARBOUR), 1));
    }
    bench.send(at(kill("s", 2), 2));

    List<Notice> notices = bench.notices.readValuesToList();
    assertThat(notices).extracting(n -> n.getRelated().size()).containsExactly(100, 100, 50);
    assertThat(notices.stream().flatMap(n -> n.getRelated().stream())).containsAll(copies);
    assertThat(notices.get(2).getText()).contains("(201 to 250 of 250)");
  }

  private static WireStory german(String storyId, String text, int hour) {
    return at(
        message(storyId, text).setLanguage("de").setVersion("1").setVersionOrdinal(1L).build(),
        hour);
  }

  private static WireStory replacing(WireStory story, String storyId) {
    return WireStory.newBuilder(story).setReplaces(List.of(storyId)).build();
  }

  private static WireStory at(WireStory story, int hour) {
    Instant received = NOON.plus(Duration.ofHours(hour)).plusSeconds(120);
    return WireStory.newBuilder(story).setReceivedAt(received).build();
  }

  /** As much as it takes to forget what came before. */
  private void somethingElse(int hour) {
    for (int i = 0; i < 5; i++) {
      bench.send(at(version("other" + i, 1, i == 0 ? ORCHARD : Wires.invented(i, 40)), hour));
    }
  }

  private List<String> bodies() {
    return bench.stories.readValuesToList().stream().map(s -> s.getWire().getBody()).toList();
  }

  private static List<String> ids(org.apache.kafka.streams.TestOutputTopic<String, Story> topic) {
    return topic.readRecordsToList().stream()
        .map(TestRecord::value)
        .map(s -> s.getWire().getStoryId() + s.getWire().getVersion())
        .toList();
  }

  private List<org.assertj.core.groups.Tuple> killNotices() {
    return bench.notices.readValuesToList().stream()
        .filter(n -> n.getKind() == NoticeKind.KILL_WITH_LIVE_COPIES)
        .map(n -> tuple(n.getStoryId(), n.getRelated()))
        .toList();
  }
}
