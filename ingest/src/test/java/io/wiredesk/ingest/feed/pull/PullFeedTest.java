package io.wiredesk.ingest.feed.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.service.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken of a partner's folder, and when its positions move. */
class PullFeedTest extends PullFeedBench {
  @Test
  void aFileIsTakenWhenTwoLooksFoundItAlike() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1000);
    assertThat(feed.poll()).as("looks again soon").isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(intake.ids()).isEmpty();
    feed.poll();
    assertThat(intake.ids()).containsExactly("urn:a");
    assertThat(intake.stories().get(0).getFileName()).isEqualTo("a.json");
    assertThat(intake.stories().get(0).getTransport()).isEqualTo("sftp-pull");
    polls(3);
    assertThat(intake.ids()).hasSize(1);
    assertThat(folder.read).hasSize(1);
  }

  @Test
  void oneThatGrowsIsLeftAlone() {
    for (int size = 1; size < 5; size++) {
      folder.put("a.json", new byte[size], 1000);
      feed.poll();
    }
    assertThat(folder.read).isEmpty();
  }

  @Test
  void unfinishedNamesAndOthersThanWantedAreLeftAlone() {
    feed = feed("files: '*.json'");
    folder.put("a.json.part", FeedSamples.of("urn:part"), 1);
    folder.put(".b.json", FeedSamples.of("urn:dot"), 1);
    folder.put("c.xml", FeedSamples.of("urn:xml"), 1);
    folder.put("d.json", FeedSamples.of("urn:d"), 1);
    polls(2);
    assertThat(intake.ids()).containsExactly("urn:d");
  }

  /** No time decides: an old one is new by its name, and a touched one is known by its content. */
  @Test
  void timesDecideNothing() {
    folder.put("new.json", FeedSamples.of("urn:new"), 2_000_000);
    polls(2);
    folder.put("old.json", FeedSamples.of("urn:old"), 1);
    polls(2);
    folder.put("new.json", FeedSamples.of("urn:new"), 3_000_000);
    polls(2);
    assertThat(intake.ids()).containsExactly("urn:new", "urn:old");
    assertThat(folder.read).containsExactly("new.json", "old.json", "new.json");
  }

  @Test
  void aFileWithNewContentIsTakenAgain() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1000);
    polls(2);
    folder.put("a.json", FeedSamples.of("urn:a", "urn:b"), 1000);
    polls(2);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:a", "urn:b");
  }

  @Test
  void positionsMoveFileByFileAfterTheAck() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    folder.put("b.json", FeedSamples.of("urn:b"), 2);
    feed.poll();
    intake.away = true;
    feed.poll();
    assertThat(positions.saved).isEmpty();
    intake.away = false;
    polls(1);
    assertThat(positions.saved)
        .containsOnlyKeys(
            "sftp://partner.example:22/out/a.json", "sftp://partner.example:22/out/b.json");
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
  }

  @Test
  void aRestartGoesOnWhereThePositionsStand() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    polls(2);
    feed = feed("");
    folder.put("b.json", FeedSamples.of("urn:b"), 2);
    polls(2);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    assertThat(folder.read).containsExactly("a.json", "b.json");
  }

  @Test
  void oneThatCannotBeReadDoesNotBlockTheNext() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    folder.put("b.json", FeedSamples.of("urn:b"), 2);
    folder.unreadable.add("a.json");
    polls(2);
    assertThat(intake.ids()).containsExactly("urn:b");
    folder.unreadable.clear();
    polls(1);
    assertThat(intake.ids()).containsExactly("urn:b", "urn:a");
  }

  @Test
  void junkIsSetAsideOnceAndTheNextGoesOn() {
    folder.put("a.json", "{\"uri\":\"urn:x\",\"embargoed\":\"soon\"}".getBytes(UTF_8), 1);
    folder.put("b.json", FeedSamples.of("urn:b"), 2);
    polls(4);
    assertThat(intake.rejected()).hasSize(1);
    assertThat(intake.ids()).containsExactly("urn:b");
  }

  @Test
  void tooLargeAFileIsToldOfByItsBeginning() {
    feed = feed("after: delete");
    folder.put("large.txt", new byte[2000], 1);
    polls(3);
    assertThat(folder.read).isEmpty();
    assertThat(intake.rejected())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.reason())
                  .contains("2000 bytes", "sftp://partner.example:22/out/large.txt");
              assertThat(r.wholeSha256()).isEqualTo(Sha256.hex(new byte[2000]));
              assertThat(r.bytes()).hasSize(2000);
            });
    assertThat(folder.listed).as("the only copy").containsKey("large.txt");
  }

  @Test
  void aPartnerThatIsDownIsWaitedForAndForgetsNothing() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    polls(2);
    folder.down = true;
    feed.poll();
    folder.down = false;
    var files = Map.copyOf(folder.listed);
    folder.listed.clear(); // its disk is away
    clock.pass(Duration.ofDays(2));
    feed.poll();
    folder.listed.putAll(files);
    polls(2);
    assertThat(intake.ids()).hasSize(1);
  }

  @Test
  void whatIsLongGoneIsForgotten() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    polls(2);
    folder.listed.clear();
    clock.pass(Duration.ofDays(29));
    feed.poll();
    assertThat(positions.saved).isNotEmpty();
    clock.pass(Duration.ofDays(7));
    feed.poll();
    assertThat(positions.saved).isEmpty();
  }

  /** What counts is how long it has been missing, not how long ago it was taken. */
  @Test
  void whatStaysForMonthsAndIsMissingForADayIsNotForgotten() {
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    polls(2);
    for (int i = 0; i < 10; i++) {
      clock.pass(Duration.ofDays(10));
      feed.poll();
      feed = feed("");
    }
    var files = Map.copyOf(folder.listed);
    folder.listed.clear();
    clock.pass(Duration.ofDays(1));
    feed.poll();
    folder.listed.putAll(files);
    polls(3);
    assertThat(intake.ids()).hasSize(1);
  }

  /** Between two looks nothing changed, yet the sender goes on. */
  @Test
  void whatRestsForLessThanTheSettingOrEndsInTheMiddleIsLookedAtAgain() {
    settleTime = Duration.ofSeconds(5);
    feed = feed("");
    byte[] whole = FeedSamples.of("urn:a", "urn:b");
    folder.put("a.json", Arrays.copyOf(whole, 300), 1);
    polls(2);
    clock.pass(Duration.ofSeconds(4));
    polls(1);
    assertThat(folder.read).isEmpty();
    clock.pass(Duration.ofSeconds(4));
    polls(1);
    assertThat(folder.read).hasSize(1);
    folder.put("a.json", whole, 9);
    for (int i = 0; i < 3; i++) {
      polls(1);
      clock.pass(Duration.ofSeconds(4));
    }
    assertThat(intake.rejected()).isEmpty();
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
  }
}
