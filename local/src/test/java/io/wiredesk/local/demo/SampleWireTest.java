package io.wiredesk.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleWireTest {
  private final SampleWire wire = SampleWire.load();

  @Test
  void everyMessageHasItsFile() {
    assertThat(wire.messages()).hasSizeGreaterThan(30);
    assertThat(wire.messages())
        .allSatisfy(message -> assertThat(SampleWire.text(message)).isNotNull());
  }

  @Test
  void coversEveryWayInAndEveryKindOfEnd() {
    String ends = String.join("\n", wire.messages().stream().map(SampleMessage::expect).toList());
    assertThat(wire.messages()).extracting(SampleMessage::via).contains(SampleMessage.Via.values());
    assertThat(ends)
        .contains("current", "resend", "copy of", "held, then", ", kill\n", "killed", "withheld")
        .contains("rejected: binary", "rejected: doctype", "rejected: truncated");
  }

  @Test
  void onlyTimesAreFilledIn() {
    assertThat(wire.messages())
        .filteredOn(m -> new String(SampleWire.text(m), ISO_8859_1).contains("${"))
        .extracting(SampleMessage::id)
        .containsExactly("budget", "merger", "orchard", "orchard-kill");
  }

  @Test
  void refusesTwoMessagesOfOneName() {
    SampleMessage message = wire.messages().get(0);
    assertThatThrownBy(() -> new SampleWire(List.of(message, message)))
        .hasMessage("demo message seed is listed twice");
  }
}
