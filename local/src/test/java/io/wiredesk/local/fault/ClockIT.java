package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.local.stack.PartProcess.Surroundings;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role's clock is wrong under load, and put right. The wire's own times are years off, too. */
@Tag("fault")
@Tag("long")
class ClockIT {
  private final SplitStack stack;

  ClockIT() throws Exception {
    stack = SharedStack.get();
  }

  @ParameterizedTest
  @CsvSource({"INGEST, +40m", "INGEST, -30d", "ENRICH, +2y", "ENRICH, -2y"})
  void isWrong(PortRole role, String offset) throws Exception {
    assumeFaketime();
    // Not by the command, which stays between us and the role. Waits go by the monotonic clock.
    Surroundings wrong =
        new Surroundings(
            List.of(),
            Map.of(
                "LD_PRELOAD", "/usr/$LIB/faketime/libfaketime.so.1",
                "FAKETIME", offset,
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0"));
    new FaultRun(stack)
        .survives(
            "clock of " + role + " off by " + offset,
            run -> {
              stack.stop(role);
              stack.start(role, wrong);
              run.awaitMore(100);
              stack.stop(role);
              stack.start(role);
            });
  }

  private static void assumeFaketime() throws InterruptedException {
    try {
      assertThat(new ProcessBuilder("faketime", "-f", "+1d", "true").start().waitFor()).isZero();
    } catch (IOException e) {
      Assumptions.abort("this machine has no faketime");
    }
  }
}
