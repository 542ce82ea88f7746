package io.wiredesk.ingest.feed.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenItemsTest {
  private final SeenItems seen = SeenItems.of(List.of());

  @Test
  void anItemIsKnownOnceItWasShown() {
    List<Outcome> items = items(FeedSamples.of("urn:a", "urn:b"), 0);
    assertThat(items).noneMatch(seen::has);
    seen.add(items);
    assertThat(items(FeedSamples.of("urn:b", "urn:a"), 99)).allMatch(seen::has);
  }

  @Test
  void oneThatSaysSomethingElseIsNot() {
    seen.add(items(FeedSamples.of("urn:a"), 0));
    assertThat(items(FeedSamples.message(FeedSamples.item("urn:a", "Another headline")), 0))
        .noneMatch(seen::has);
  }

  /** Only the item counts, not what stands around it or how it is laid out. */
  @Test
  void layoutIsNoContent() {
    seen.add(
        items(
            FeedSamples.message(FeedSamples.item("urn:a", "One"), FeedSamples.item("urn:b", "Two")),
            0));
    String apart = FeedSamples.item("urn:a", "One").replace("\n", "   ");
    assertThat(items(FeedSamples.message(apart), 0)).allMatch(seen::has);
  }

  @Test
  void junkIsKnownByItsBytes() {
    seen.add(items(new byte[] {0, 1, 0, 2}, 0));
    assertThat(items(new byte[] {0, 1, 0, 2}, 5)).allMatch(seen::has);
    assertThat(items(new byte[] {0, 1, 0, 3}, 5)).noneMatch(seen::has);
  }

  @Test
  void itIsKeptAndReadBack() {
    seen.add(items(FeedSamples.of("urn:a", "urn:b"), 0));
    SeenItems back = SeenItems.of(seen.entries());
    assertThat(items(FeedSamples.of("urn:a", "urn:b"), 0)).allMatch(back::has);
    assertThat(back.entries()).isEqualTo(seen.entries());
  }

  @Test
  void itStaysBoundedAndForgetsWhatWasShownLongestAgo() {
    for (int i = 0; i < 600; i++) {
      seen.add(items(FeedSamples.of("urn:n" + i), 0));
    }
    assertThat(seen.entries()).hasSize(500);
    assertThat(items(FeedSamples.of("urn:n0"), 0)).noneMatch(seen::has);
    assertThat(items(FeedSamples.of("urn:n599"), 0)).allMatch(seen::has);
  }

  /** A source whose servers are out of step shows now this, now that. */
  @Test
  void itRemembersMoreThanTheLastAnswer() {
    List<Outcome> one = items(FeedSamples.of("urn:a", "urn:b"), 0);
    List<Outcome> other = items(FeedSamples.of("urn:c", "urn:d"), 0);
    seen.add(one);
    seen.add(other);
    List<Outcome> both = new ArrayList<>(one);
    both.addAll(other);
    assertThat(both).allMatch(seen::has);
  }

  private static List<Outcome> items(byte[] message, long receivedSeconds) {
    return Formats.parse(
        message,
        FeedSamples.feed("{directory: true}")
            .context("f", "poll", null, null, null, Instant.ofEpochSecond(receivedSeconds)));
  }
}
