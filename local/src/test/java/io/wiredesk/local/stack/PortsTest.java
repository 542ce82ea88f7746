package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.cli.terminal.CommandException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void usualPortsAreThoseOfTheConfiguration() {
    Ports ports = Ports.usual();
    assertThat(ports.address(PortRole.KAFKA)).isEqualTo("127.0.0.1:9092");
    assertThat(ports.url(PortRole.REGISTRY)).isEqualTo("http://127.0.0.1:8081");
    assertThat(ports.of(PortRole.CONNECT)).isEqualTo(8083);
    assertThat(ports.of(PortRole.INGEST)).isEqualTo(8600);
    assertThat(ports.of(PortRole.ENRICH)).isEqualTo(8610);
    assertThat(ports.of(PortRole.MONITOR)).isEqualTo(8620);
    assertThat(ports.of(PortRole.SFTP)).isEqualTo(8622);
  }

  @Test
  void portsFromABaseFollowEachOther() {
    assertThat(Ports.from(20_000).numbers().values())
        .containsExactlyInAnyOrder(20000, 20001, 20002, 20003, 20004, 20005, 20006, 20007, 20008);
  }

  @Test
  void freePortsAreAllDifferent() {
    Ports ports = Ports.free();
    assertThat(new HashSet<>(ports.numbers().values())).hasSize(PortRole.values().length);
    assertThatCode(ports::requireFree).doesNotThrowAnyException();
  }

  @Test
  void takenPortIsOneLineWithPortRoleAndOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Ports ports = Ports.free().with(Map.of(PortRole.REGISTRY, port));
      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(CommandException.class)
          .hasMessageContaining(Integer.toString(port))
          .hasMessageContaining("schema registry")
          .hasMessageContaining("--port registry=PORT")
          .hasMessageContaining("--free-ports")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void portGivenTwiceIsRefused() {
    assertThatThrownBy(() -> Ports.usual().with(Map.of(PortRole.INGEST, 9092)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("9092");
  }

  @Test
  void portOutOfRangeIsRefused() {
    assertThatThrownBy(() -> Ports.from(65_533)).isInstanceOf(CommandException.class);
    assertThatThrownBy(() -> Ports.usual().with(Map.of(PortRole.INGEST, 0)))
        .isInstanceOf(CommandException.class);
  }
}
