package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.cli.terminal.CommandException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
  @Test
  void aTakenPortIsRefusedBeforeAnythingIsWritten(@TempDir Path temp) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = Ports.free().with(Map.of(PortRole.KAFKA, taken.getLocalPort()));
      StackOptions options =
          new StackOptions(
              ports, List.of(), IngestSection.NONE, SinkSettings.POSTGRES, new Distribution(temp));
      Path folder = temp.resolve("data");
      DataFolder data = DataFolder.open(folder);
      assertThatThrownBy(() -> Stack.prepare(options, data, line -> {}))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("is taken");
      assertThat(folder.toFile().list())
          .containsExactlyInAnyOrder("wiredesk.lock", "wiredesk-version");
      DataFolder.open(folder).close(); // it was let go
    }
  }
}
