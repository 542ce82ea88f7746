package io.wiredesk.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoWireTest {
  private final DemoWire wire = DemoWire.load();

  @Test
  void everyMessageHasItsFile() {
    assertThat(wire.messages()).hasSizeGreaterThan(30);
    assertThat(wire.messages())
        .allSatisfy(message -> assertThat(DemoWire.text(message)).isNotNull());
  }

  @Test
  void coversEveryWayInAndEveryKindOfEnd() {
    String ends = String.join("\n", wire.messages().stream().map(DemoMessage::expect).toList());
    assertThat(wire.messages()).extracting(DemoMessage::via).contains(DemoMessage.Via.values());
    assertThat(ends)
        .contains("current", "resend", "copy of", "held, then", ", kill\n", "killed", "withheld")
        .contains("rejected: binary", "rejected: doctype", "rejected: truncated");
  }

  @Test
  void onlyTimesAreFilledIn() {
    assertThat(wire.messages())
        .filteredOn(m -> new String(DemoWire.text(m), ISO_8859_1).contains("${"))
        .extracting(DemoMessage::id)
        .containsExactly("budget", "merger", "orchard", "orchard-kill");
  }

  @Test
  void refusesTwoMessagesOfOneName() {
    DemoMessage message = wire.messages().get(0);
    assertThatThrownBy(() -> new DemoWire(List.of(message, message)))
        .hasMessage("demo message seed is listed twice");
  }
}
