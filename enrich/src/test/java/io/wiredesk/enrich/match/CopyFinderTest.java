package io.wiredesk.enrich.match;

import static io.wiredesk.enrich.Wires.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyFinderTest {
  private final CopyFinder finder = new CopyFinder(Duration.ofDays(14), 1000, "en");

  @Test
  void whatReplacesItsOriginalIsNoCopyOfIt() {
    WireStory original = Copies.message("s", "Lock", Wires.HARBOUR, NOON);
    WireStory again = Copies.message("t", "Lock", Wires.HARBOUR, NOON.plusSeconds(60));
    assertThat(finder.next(original)).isEmpty();

    assertThat(finder.next(WireStory.newBuilder(again).setReplaces(List.of("s")).build()))
        .isEmpty();
    assertThat(finder.next(WireStory.newBuilder(again).setStoryId("u").build()))
        .map(Copy::getOfStoryId)
        .as("the one that is told in its place")
        .contains("t");
  }
}
