package io.wiredesk.enrich.lifecycle;

import static io.wiredesk.enrich.Wires.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions of a story of which one says that it was made years after it came. */
class FalseClocksTest {
  private static final Instant YEARS_AHEAD = NOON.plus(Duration.ofDays(15 * 365));

  /** The date that was put right is before the arrival of the wrong one. */
  @Test
  void aDateThatIsPutRightIsCurrent() {
    assertThat(order(message("wrong", YEARS_AHEAD, 0), message("right", at(-600), 60)))
        .containsExactly("wrong", "right");
  }

  @Test
  void aTimeAfterArrivalOrdersAsTheArrival() {
    assertThat(
            order(
                message("first", at(-600), -590),
                message("wrong", YEARS_AHEAD, 0),
                message("third", at(50), 60)))
        .containsExactly("first", "wrong", "third");
  }

  @Test
  void aClockThatIsAlwaysAheadOrdersByArrival() {
    assertThat(
            order(
                message("first", at(90), 0),
                message("second", at(100), 20),
                message("third", at(95), 40)))
        .containsExactly("first", "second", "third");
  }

  @Test
  void anotherVersionsTimeSaysNothingOfIt() {
    WireStory second = message("second", YEARS_AHEAD, 0);
    second.setVersionOrdinal(2L);
    WireStory first = message("first", at(-600), 60);
    first.setVersionOrdinal(1L);
    assertThat(order(second, first)).containsExactly("first", "second");
  }

  /** What came after the time of a kill was made after it, whatever else says. */
  @Test
  void aKillCoversByArrival() {
    WireStory kill = message("kill", at(-300), 30);
    kill.setPubStatus(PubStatus.canceled);
    assertThat(order(message("wrong", YEARS_AHEAD, 0), message("right", at(-600), 60), kill))
        .containsExactly("right", "kill", "wrong");
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static WireStory message(String headline, @Nullable Instant made, long received) {
    return Wires.message("s", "Text of " + headline + ".")
        .setHeadline(headline)
        .setVersionCreated(made)
        .setReceivedAt(at(received))
        .setRawRef(new RawRef(0, received))
        .build();
  }

  /** Headlines in wire order, which is the same in whatever order the messages come. */
  private static List<String> order(WireStory... messages) {
    List<String> order = null;
    Random random = new Random(7);
    for (int i = 0; i < 10; i++) {
      StoryState state = StoryState.empty("en");
      for (WireStory message : ArbitraryMessages.shaken(List.of(messages), random)) {
        StoryMessage entry = StoryMessage.of(message, Fingerprint.of(message));
        state = StoryFold.receive(state, entry).state();
      }
      List<String> found =
          state.entries().stream().map(entry -> headline(entry, messages)).toList();
      assertThat(order == null ? found : order).isEqualTo(found);
      order = found;
    }
    return order == null ? List.of() : order;
  }

  private static String headline(StoryMessage entry, WireStory... messages) {
    for (WireStory message : messages) {
      if (Fingerprint.of(message).key().equals(entry.key())) {
        return String.valueOf(message.getHeadline());
      }
    }
    throw new AssertionError(entry.key());
  }
}
