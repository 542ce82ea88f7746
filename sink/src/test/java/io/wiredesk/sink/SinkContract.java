package io.wiredesk.sink;

import static io.wiredesk.sink.postgres.Stories.asCopy;
import static io.wiredesk.sink.postgres.Stories.copy;
import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static io.wiredesk.sink.postgres.Stories.superseded;
import static io.wiredesk.sink.postgres.Stories.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.Story;
import io.wiredesk.sink.postgres.SinkHarness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every sink of stories keeps, whatever it stores in: the current view ends the same however
 * records come, a kill leaves no text, a bad record holds up no other. Another store is one class
 * that extends this. All tests share one store and have stories of their own.
 */
public abstract class SinkContract extends SinkSteps {
  @Test
  void updatedStoriesStandInTheirNewestRevision() {
    bench.stories(story(id("a"), 1), story(id("a"), 2), story(id("b"), 1)).drain(1);
    bench.stories(story(id("a"), 3), superseded(id("b"), 1)).drain();
    assertThat(stored())
        .containsExactly(
            "a|story|3|usable|Lighthouse reopens, take 3",
            "b|story|1|usable|Lighthouse reopens, take 1");
    assertThat(body("a")).startsWith("The lighthouse reopened on Sunday, take 3");
  }

  @Test
  void aKillLeavesNothingThatTellsOfTheText() {
    bench.stories(told(id("a"), 1), told(id("a"), 2)).copies(asCopy(told(id("c"), 1), "a")).drain();
    assertThat(holds(test, "Telltale")).isTrue();
    bench.stories(killed("a", 3)).copies(asCopy(killed("c", 2), "a")).drain();
    assertThat(holds(test, "Telltale")).isFalse();
    assertThat(stored()).containsExactly("a|story|3|canceled|", "c|copy|2|canceled|");
    bench.stories(late(told(id("a"), 2))).copies(asCopy(late(told(id("c"), 1)), "a")).drain();
    assertThat(holds(test, "Telltale")).as("from records that still carry it").isFalse();
  }

  @Test
  void aKillThatCameFirstCoversWhatComesLater() {
    bench.stories(kill(id("a"), 3)).drain();
    bench.stories(late(told(id("a"), 1))).copies(asCopy(late(told(id("a"), 2)), "b")).drain();
    Story higher = told(id("a"), 4);
    higher.getRevision().setOrder("order-00002");
    bench.stories(higher).drain();
    assertThat(holds(test, "Telltale")).isFalse();
  }

  @Test
  void aKillNumberedBelowWhatItCoversTakesItsText() {
    bench.stories(told(id("a"), 5)).copies(asCopy(told(id("c"), 5), "a")).drain();
    Story kill = killed("a", 1);
    kill.getRevision().setOrder("order-00009");
    Story copy = killed("c", 1);
    copy.getRevision().setOrder("order-00009");
    bench.stories(kill).copies(asCopy(copy, "a")).drain();
    assertThat(holds(test, "Telltale")).isFalse();
    assertThat(stored()).containsExactly("a|story|5|usable|", "c|copy|5|usable|");
  }

  @Test
  void aVersionAboveTheKillIsAStoryAgain() {
    bench.stories(told(id("a"), 1), kill(id("a"), 2), story(id("a"), 3)).drain(1);
    assertThat(stored()).containsExactly("a|story|3|usable|Lighthouse reopens, take 3");
    assertThat(holds(test, "Telltale")).isFalse();
  }

  @Test
  void aStoryIsInOneLane() {
    bench.copies(copy(id("a"), 1, "x"), copy(id("b"), 1, "x")).drain();
    bench.stories(story(id("a"), 2), story(id("b"), 1), story(id("c"), 2)).drain();
    bench.copies(copy(id("c"), 1, "x"), copy(id("b"), 3, "x")).drain();
    assertThat(stored())
        .containsExactly(
            "a|story|2|usable|Lighthouse reopens, take 2",
            "b|copy|3|usable|Lighthouse reopens, take 3",
            "c|story|2|usable|Lighthouse reopens, take 2");
  }

  @Test
  void anyOrderAnyCutAndAnyInterleavingOfTheTopicsEndInOneState() {
    long seed = System.nanoTime();
    for (int round = 0; round < 2; round++) {
      Random random = new Random(seed + round);
      List<Integer> arrival = new ArrayList<>(List.of(1, 2, 3, 4, 5));
      Collections.shuffle(arrival, random);
      List<Story> emitted = FoldedStory.emitted(arrival, random.nextInt(7));
      emitted.forEach(story -> FoldedStory.moveLane(story, random));
      List<String> first = null;
      for (int again = 0; again < 3; again++) {
        next();
        emitted.forEach(story -> story.getWire().setStoryId(id("a")));
        // Each topic keeps its order; how the two interleave differs.
        List<Story> left = new ArrayList<>(emitted);
        try (TaskBench.Run run = bench.run()) {
          while (!left.isEmpty()) {
            boolean copies = random.nextBoolean();
            List<Story> lane =
                left.stream().filter(s -> (s.getCopy() != null) == copies).limit(2).toList();
            bench.all(lane);
            run.drain(1 + random.nextInt(3));
            left.removeAll(lane);
          }
        }
        List<String> state = stored();
        first = first == null ? state : first;
        assertThat(state).as("seed %d, arrival %s", seed + round, arrival).isEqualTo(first);
      }
    }
  }

  @Test
  void whatIsDeliveredAgainChangesNothing() {
    bench
        .stories(story(id("a"), 1), told(id("b"), 1), story(id("a"), 2), kill(id("b"), 2))
        .copies(copy(id("c"), 1, "a"))
        .drain();
    List<String> before = stored();
    bench.readAgain().drain(2);
    bench.readAgain().drain();
    assertThat(stored()).isEqualTo(before).hasSize(3);
    assertThat(holds(test, "Telltale")).isFalse();
    assertThat(bench.context().rejected).isEmpty();
  }

  @Test
  void aTaskThatDiesBeforeKafkaIsToldIsTakenOver() {
    bench.stories(story(id("a"), 1)).drainAndDie();
    bench.stories(story(id("a"), 2)).copies(copy(id("c"), 1, "a")).drainAndDie();
    bench.stories(story(id("b"), 1)).drain();
    assertThat(stored())
        .containsExactly(
            "a|story|2|usable|Lighthouse reopens, take 2",
            "b|story|1|usable|Lighthouse reopens, take 1",
            "c|copy|1|usable|Lighthouse reopens, take 1");
  }

  @Test
  void poisonGoesToTheDeadLettersAsItCameAndItsNeighboursAreStored() {
    byte[] good = SinkHarness.bytes(story(id("p"), 1));
    byte[] otherKind = good.clone();
    otherKind[4] = (byte) SinkHarness.rawSchemaId();
    byte[] garbled = good.clone();
    Arrays.fill(garbled, 6, 40, (byte) 0xFF);
    Story nameless = story(" ", 1);
    List<byte[]> poison =
        List.of(
            new byte[0],
            "no Avro at all".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(good, good.length / 2),
            otherKind,
            garbled,
            SinkHarness.bytes(nameless));
    bench.stories(story(id("a"), 1));
    poison.forEach(bytes -> bench.raw(TaskBench.STORIES, bytes));
    bench.stories(story(id("b"), 1));
    try (TaskBench.Run run = bench.run()) {
      run.drain(500);
      assertThat(bench.context().rejected).map(r -> r.value()).isEqualTo(poison);
      assertThat(bench.context().metric("records-rejected")).isEqualTo((long) poison.size());
      assertThat(bench.context().metric("records-stored")).isEqualTo(2L);
    }
    assertThat(stored())
        .containsExactly(
            "a|story|1|usable|Lighthouse reopens, take 1",
            "b|story|1|usable|Lighthouse reopens, take 1");
  }

  @Test
  void textThatNoStoreCanHoldIsStoredWithItsDamageMarked() {
    Story odd = told(id("a"), 1);
    odd.getWire().setHeadline("nul \u0000 inside");
    odd.getWire().setBody("body \u0000");
    odd.getWire().setSlugline("a\u0000b");
    odd.getWire().setSubjects(List.of(new Concept("q\u0000", "Se\u0000a")));
    odd.getWire().setWarnings(List.of("odd \u0000", "quote \" comma , brace } back \\"));
    odd.setAnnotations(
        Annotations.newBuilder().setPeople(List.of("A\u0000B")).setTickers(List.of("T\0")).build());
    bench.stories(odd).raw(TaskBench.STORIES, halfACharacter()).drain();
    assertThat(bench.context().rejected).isEmpty();
    assertThat(stored()).first().isEqualTo("a|story|1|usable|nul \uFFFD inside");
    assertThat(body("a")).isEqualTo("body \uFFFD");
    assertThat(body("b")).matches("half \uFFFD+ more");
  }

  /** A surrogate without its other half, as a writer puts it that knows no better. */
  private byte[] halfACharacter() {
    Story half = story(id("b"), 1);
    half.getWire().setBody("half ~~~ more");
    byte[] bytes = SinkHarness.bytes(half);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("~~~");
    System.arraycopy(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0xBD}, 0, bytes, at, 3);
    return bytes;
  }

  @Test
  void absurdTimesAreNoReasonToReject() {
    Story absurd = story(id("a"), 1);
    absurd.getWire().setVersionCreated(Instant.ofEpochMilli(Long.MAX_VALUE));
    absurd.getWire().setFirstCreated(Instant.ofEpochMilli(Long.MIN_VALUE));
    absurd.getWire().setExpires(Instant.parse("2099-01-01T00:00:00Z"));
    bench.stories(absurd).drain();
    assertThat(bench.context().rejected).isEmpty();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void hugeAndOddStoriesAreStoredWhole() {
    Story huge = story(id("a"), 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 1_500_000; i++) {
      text.append(Integer.toString(i, 36)).append('-').append(i).append(' ');
    }
    text.append(("w".repeat(9_999) + ' ').repeat(1_450));
    assertThat(text.length()).isGreaterThan(16_000_000);
    huge.getWire().setBody(text.toString());
    Story oneWord = story(id("b"), 1);
    oneWord.getWire().setBody("w".repeat(500_000));
    oneWord.getWire().setSlugline("s".repeat(40_000));
    oneWord.getWire().setLanguage("tlh-Latn");
    String longId = id("c") + "\u00e9".repeat(600);
    bench.stories(huge, oneWord, story(longId, 1), story(longId, 2)).drain();
    assertThat(bench.context().rejected).isEmpty();
    assertThat(body("a")).isEqualTo(text.toString());
    assertThat(body("b")).hasSize(500_000);
    assertThat(stored(longId)).extracting(Stored::number).containsExactly(2);
  }
}
