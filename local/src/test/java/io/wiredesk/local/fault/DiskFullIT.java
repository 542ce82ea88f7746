package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No space is left under state, log or database: a clean stop, and all goes on after it. */
@Tag("fault")
@Tag("long")
class DiskFullIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What the parts may need while the agencies go on sending and it is not full. */
  private static final int SPACE_MIB = 512;

  private final SplitStack stack;

  DiskFullIT() throws Exception {
    stack = SharedStack.get();
  }

  /** Enrich cannot open its stores, says so, and sets nothing aside. */
  @Test
  void state() throws Exception {
    new FaultRun(stack)
        .survives(
            "disk full under enrich's state",
            run -> {
              stack.stop(PortRole.ENRICH);
              try (SmallDisk disk = SmallDisk.under(stack.folder().resolve("streams"), SPACE_MIB)) {
                disk.fill();
                stack.begin(PortRole.ENRICH, disk.surroundings());
                await("enrich to tell")
                    .atMost(PATIENCE)
                    .until(
                        () ->
                            !stack.process(PortRole.ENRICH).isAlive()
                                || stack
                                    .process(PortRole.ENRICH)
                                    .output()
                                    .contains("No space left"));
                run.awaitMore(100);
                disk.free();
                if (!stack.process(PortRole.ENRICH).isAlive()) {
                  stack.begin(PortRole.ENRICH, disk.surroundings());
                }
                stack.awaitReady(PortRole.ENRICH);
                run.awaitMore(50);
                stack.stop(PortRole.ENRICH);
              }
              stack.start(PortRole.ENRICH);
            });
  }

  /** The broker ends; senders are told 503 until it runs again. */
  @Test
  void log() throws Exception {
    new FaultRun(stack)
        .survives(
            "disk full under the broker's log",
            run -> {
              stack.stop(PortRole.KAFKA);
              try (SmallDisk disk = SmallDisk.under(stack.folder().resolve("kafka"), SPACE_MIB)) {
                stack.start(PortRole.KAFKA, disk.surroundings());
                run.awaitMore(50);
                disk.fill();
                await("the broker to end")
                    .atMost(PATIENCE)
                    .until(() -> !stack.process(PortRole.KAFKA).isAlive());
                disk.free();
                stack.start(PortRole.KAFKA, disk.surroundings());
                run.awaitMore(50);
                stack.stop(PortRole.KAFKA);
              }
              stack.start(PortRole.KAFKA);
            });
  }

  /** Connect waits as for a database that is away. */
  @Test
  void database() throws Exception {
    new FaultRun(stack)
        .survives(
            "disk full under PostgreSQL",
            run -> {
              stack.stop(PortRole.POSTGRES);
              try (SmallDisk disk =
                  SmallDisk.under(stack.folder().resolve("postgres"), SPACE_MIB)) {
                stack.start(PortRole.POSTGRES, disk.surroundings());
                run.awaitMore(50);
                disk.fill();
                run.awaitMore(500);
                assertThat(stack.process(PortRole.CONNECT).isAlive()).isTrue();
                disk.free();
                stack.stop(PortRole.POSTGRES); // a server that met a full disk may have ended
                stack.start(PortRole.POSTGRES, disk.surroundings());
                run.awaitMore(50);
                stack.stop(PortRole.POSTGRES);
              }
              stack.start(PortRole.POSTGRES);
            });
  }
}
