package io.wiredesk.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.cli.Wiredesk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that only the local stack's command line has. */
class LocalWiredeskTest {
  private record Result(int status, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"up", "demo"})
  void everyCommandHasHelp(String command) {
    Result result = run(command, "--help");
    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("Usage: wiredesk " + command);
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"up --banana", "up --port tea=1"})
  void wrongUsageIsTwo(String line) {
    Result result = run(line.split(" "));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Usage: wiredesk");
  }

  @Test
  void theOthersAreThereToo() {
    assertThat(run("--help").out()).containsSubsequence("up", "demo", "send", "monitor");
  }

  @Test
  void newerDataFolderIsOneLine(@TempDir Path temp) throws Exception {
    System.setProperty("wiredesk.dist", temp.toString());
    Files.writeString(temp.resolve("wiredesk-version"), "99");
    Result result = run("up", "--free-ports", "--data", temp.toString());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).contains("newer wiredesk");
  }

  private static Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Wiredesk.run(
            args, new PrintWriter(out, true), new PrintWriter(err, true), LocalWiredesk.COMMANDS);
    return new Result(status, out.toString(), err.toString());
  }
}
