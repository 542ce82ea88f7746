package io.wiredesk.enrich.orders;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that another message orders, and their end. */
class HoldDirectiveTest extends DirectiveSteps {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHoldTakesTheTextBackUntilALaterVersion(boolean holdFirst) {
    WireStory hold =
        sent(advisory("a", "Please hold item nw 157 until it is confirmed."), "demo", 180);
    send(holdFirst, sent(version("s", 1, HARBOUR), "demo", 157), hold);

    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.withheld);
    assertThat(current("s").getRevision().getKilledAt()).isNull();
    assertThat(latest("s").values()).extracting(p -> p.getWire().getBody()).containsOnly("");

    bench.send(
        WireStory.newBuilder(version("s", 2, HARBOUR + " Confirmed."))
            .setVersionCreated(LATER.plusSeconds(9))
            .setReceivedAt(LATER.plusSeconds(10))
            .build());
    assertThat(current("s").getWire().getBody()).endsWith("Confirmed.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theEndOfAHoldFreesWhatItHeld(boolean reversed) {
    WireStory hold = sent(advisory("a", "Please hold item nw 157."), "demo", 180);
    send(reversed, sent(version("s", 1, HARBOUR), "demo", 157), hold, releaseOf157("r", 60));

    Story freed = current("s");
    assertThat(freed.getWire().getPubStatus()).isEqualTo(PubStatus.usable);
    assertThat(freed.getWire().getBody()).isEqualTo(HARBOUR);
    assertThat(freed.getWire().getHeadline()).isNotNull();
    assertThat(freed.getWire().getDerivedFrom()).containsExactly("r");
    assertThat(freed.getWire().getEdNotes().get(0).getText()).contains("hold on item nw 157");
    assertThat(freed.getRevision().getChange()).isEqualTo(Change.update);
    assertThat(freed.getRevision().getNumber()).isEqualTo(3);
    assertThat(bench.duplicates.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHoldAfterTheEndOfAnotherHolds(boolean reversed) {
    WireStory hold = sent(advisory("a", "Please hold item nw 157."), "demo", 180);
    WireStory again = sent(advisory("b", "Please hold item nw 157 again."), "demo", 182);
    again.setVersionCreated(LATER.plusSeconds(120));
    send(reversed, sent(version("s", 1, HARBOUR), "demo", 157), hold, releaseOf157("r", 60), again);

    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.withheld);
    assertThat(latest("s").values()).extracting(p -> p.getWire().getBody()).containsOnly("");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theEndOfAHoldBringsNothingKilledBack(boolean reversed) {
    WireStory hold = sent(advisory("a", "Please hold item nw 157."), "demo", 180);
    WireStory kill = killBy("k", "s");
    kill.setVersionCreated(LATER.minusSeconds(60));
    send(reversed, sent(version("s", 1, HARBOUR), "demo", 157), hold, releaseOf157("r", 60), kill);

    assertThat(current("s").getWire().getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(current("s").getRevision().getKilledAt()).isEqualTo(kill.getVersionCreated());
    assertThat(latest("s").values()).extracting(p -> p.getWire().getBody()).containsOnly("");
  }

  @Test
  void whereNothingIsHeldTheEndOfAHoldSaysNothing() {
    bench.send(sent(version("s", 1, HARBOUR), "demo", 157));
    bench.send(releaseOf157("r", 60));

    assertThat(published("s")).hasSize(1);
  }

  @Test
  void aKillOfAHeldStoryByAnotherGoesOutAtOnceAndItsTextNever() {
    bench.send(Wires.embargoed(version("s", 1, HARBOUR), NOON.plusSeconds(3000)));
    bench.send(killBy("k", "s"));
    bench.wait(Duration.ofHours(2));

    assertThat(published("s")).extracting(p -> p.getWire().getBody()).containsExactly("", "");
  }
}
