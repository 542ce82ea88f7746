package io.wiredesk.enrich.orders;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a held message orders waits as it does, and its words leave by no other way. */
class EmbargoedOrderTest {
  private static final Instant END = NOON.plusSeconds(3600);
  private static final String SECRET = "Marlowe";

  private final OrderBench bench = new OrderBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReplacementActsWhenItIsPublished(boolean first) {
    if (first) {
      bench.send(embargoed(replacement(), END));
    }
    bench.send(version("a:s", 1, HARBOUR));
    if (!first) {
      bench.send(embargoed(replacement(), END));
    }
    bench.wait(Duration.ofMinutes(59));
    assertThat(bench.status("a:s")).isEqualTo(PubStatus.usable);
    nothingTellsOfIt();

    bench.wait(Duration.ofMinutes(2));
    assertThat(bench.status("a:s")).isEqualTo(PubStatus.canceled);
    assertThat(bench.status("a:r")).isEqualTo(PubStatus.usable);
  }

  @Test
  void orWhenALaterEmbargoOfItsStoryEnds() {
    bench.send(version("a:s", 1, HARBOUR));
    bench.send(embargoed(replacement(), END));
    bench.send(embargoed(version("a:r", 9, "Later still."), END.plusSeconds(3600)));
    bench.wait(Duration.ofMinutes(70));
    assertThat(bench.status("a:s")).isEqualTo(PubStatus.usable);

    bench.wait(Duration.ofMinutes(60));
    assertThat(bench.status("a:s")).isEqualTo(PubStatus.canceled);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void neverWhereItIsKilledFirst(boolean killFirst) {
    WireStory kill = version("a:r", 99, "Kill.");
    kill.setPubStatus(PubStatus.canceled);
    bench.send(version("a:s", 1, HARBOUR));
    bench.send(killFirst ? kill : embargoed(replacement(), END));
    bench.send(killFirst ? embargoed(replacement(), END) : kill);
    bench.wait(Duration.ofHours(2));

    assertThat(bench.status("a:s")).isEqualTo(PubStatus.usable);
    assertThat(bench.status("a:r")).isEqualTo(PubStatus.canceled);
    nothingTellsOfIt();
  }

  @Test
  void anOrderInItsProseWaitsToo() {
    bench.send(numbered(version("a:s", 1, HARBOUR), 157));
    WireStory advisory = prose("a:p", "Please kill items nw 157 and " + SECRET + " 158.");
    bench.send(embargoed(advisory, END));
    bench.wait(Duration.ofMinutes(30));
    assertThat(bench.status("a:s")).isEqualTo(PubStatus.usable);
    nothingTellsOfIt();

    bench.wait(Duration.ofMinutes(40));
    assertThat(bench.status("a:s")).isEqualTo(PubStatus.canceled);
  }

  @Test
  void aWithheldMessageHoldsWithoutAWord() {
    bench.send(version("a:s", 1, HARBOUR));
    bench.send(numbered(version("a:t", 1, HARBOUR + " T."), 157));
    WireStory hold = withNote(replacement());
    hold.setPubStatus(PubStatus.withheld);
    bench.send(hold);
    WireStory kill = prose("a:p", "Please kill items nw 157 and " + SECRET + " 158.");
    kill.setPubStatus(PubStatus.withheld);
    bench.send(kill);
    bench.wait(Duration.ofHours(2));

    assertThat(bench.status("a:s")).isEqualTo(PubStatus.withheld);
    assertThat(bench.status("a:t")).isEqualTo(PubStatus.canceled);
    nothingTellsOfIt();
  }

  @Test
  void embargoedWithoutATimeItOrdersNothing() {
    bench.send(version("a:s", 1, HARBOUR));
    WireStory held = replacement();
    held.setPubStatus(PubStatus.withheld);
    held.setPubStatusRaw("embargoed");
    bench.send(held);
    bench.wait(Duration.ofHours(2));

    assertThat(bench.status("a:s")).isEqualTo(PubStatus.usable);
    nothingTellsOfIt();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofOneThatIsKilledBeforeItsTimeNothingIsLeft(boolean killFirst) {
    WireStory held = withNote(embargoed(version("a:r", 1, SECRET + " has won the prize."), END));
    held.setSlugline(SECRET);
    held.setByline("By " + SECRET);
    held.setKeywords(List.of(new Concept(null, SECRET)));
    WireStory kill = version("a:r", 2, "Kill.");
    kill.setPubStatus(PubStatus.canceled);
    bench.send(killFirst ? kill : held);
    bench.send(killFirst ? held : kill);
    bench.wait(Duration.ofHours(2));

    assertThat(bench.status("a:r")).isEqualTo(PubStatus.canceled);
    nothingTellsOfIt();
  }

  private void nothingTellsOfIt() {
    assertThat(bench.stories()).noneMatch(s -> s.toString().contains(SECRET));
    assertThat(bench.notices()).noneMatch(n -> n.toString().contains(SECRET));
  }

  private static WireStory withNote(WireStory message) {
    message.setEdNotes(List.of(new EdNote(null, "On " + SECRET)));
    return message;
  }

  private static WireStory replacement() {
    WireStory by = version("a:r", 3, SECRET + " has won the prize, the academy said.");
    by.setReplaces(List.of("a:s"));
    return by;
  }

  private static WireStory prose(String storyId, String text) {
    return numbered(
        message(storyId, text)
            .setHeadline(null)
            .setChange(Change.advisory)
            .setVersionCreated(NOON.plusSeconds(600))
            .setReceivedAt(NOON.plusSeconds(601))
            .build(),
        180);
  }

  private static WireStory numbered(WireStory message, long number) {
    return WireStory.newBuilder(message).setProvider("nw").setSequence(number).build();
  }
}
