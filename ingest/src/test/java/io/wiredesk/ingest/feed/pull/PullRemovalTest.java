package io.wiredesk.ingest.feed.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.Intake;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is removed from a partner's folder, and what is not. */
class PullRemovalTest extends PullFeedBench {
  @Test
  void whatWasAcknowledgedIsRemovedWhereTheFeedSaysSo() {
    feed = feed("after: delete");
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    feed.poll();
    intake.away = true;
    feed.poll();
    assertThat(folder.listed).containsKey("a.json");
    intake.away = false;
    feed.poll();
    assertThat(folder.listed).isEmpty();
  }

  /** Acknowledged, but the position could not be saved, so it was not removed then. */
  @Test
  void whatStayedIsRemovedLater() {
    feed = feed("after: delete");
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    feed.poll();
    positions.away = true;
    feed.poll();
    assertThat(folder.listed).containsKey("a.json");
    positions.away = false;
    feed.poll();
    assertThat(folder.listed).isEmpty();
    assertThat(intake.ids()).hasSize(1);
  }

  @Test
  void whatWasWrittenAnewBeforeTheAckIsNotRemoved() {
    Intake slow =
        (items, context) -> {
          folder.put("a.json", FeedSamples.of("urn:anew"), 2);
          return intake.publish(items, context);
        };
    feed = feed("after: delete", slow);
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    polls(2);
    assertThat(folder.listed).containsKey("a.json");
    feed = feed("after: delete");
    polls(2);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:anew");
    assertThat(folder.listed).isEmpty();
  }

  /** Neither size nor time tells: the content does. */
  @Test
  void whatWasWrittenAnewWithinTheSecondIsTakenToo() {
    Intake slow =
        (items, context) -> {
          folder.put("a.json", FeedSamples.of("urn:b"), 1);
          return intake.publish(items, context);
        };
    feed = feed("after: delete", slow);
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    polls(4);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    assertThat(folder.listed).isEmpty();
  }

  @Test
  void oneThatCannotBeRemovedDoesNotBlockTheNext() {
    feed = feed("after: delete");
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    folder.kept.add("a.json");
    polls(3);
    folder.put("b.json", FeedSamples.of("urn:b"), 2);
    polls(3);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    assertThat(folder.listed).containsOnlyKeys("a.json");
    assertThat(meters.find("wiredesk.ingest.source.faults").counters()).isNotEmpty();
    assertThat(feed.poll()).as("at its usual pace").isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void anErrorOfOneFileDoesNotBlockTheNext() {
    feed =
        feed(
            "",
            (items, context) -> {
              if ("a.json".equals(context.fileName())) {
                throw new NoClassDefFoundError("of a test");
              }
              return intake.publish(items, context);
            });
    folder.put("a.json", FeedSamples.of("urn:a"), 1);
    folder.put("b.json", FeedSamples.of("urn:b"), 2);
    polls(4);
    assertThat(intake.ids()).containsExactly("urn:b");
  }
}
