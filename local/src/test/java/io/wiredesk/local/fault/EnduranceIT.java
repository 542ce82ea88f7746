package io.wiredesk.local.fault;

import io.wiredesk.local.stack.PartProcess.Surroundings;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Very many stories while a process drawn by lot is killed every half a minute, and started again
 * at once: {@code -Dwiredesk.messages=1000000}, {@code -Dwiredesk.killSeconds=30}.
 */
@Tag("endurance")
class EnduranceIT {
  private static final int MESSAGES = Integer.getInteger("wiredesk.messages", 1_000_000);
  private static final int KILL_SECONDS = Integer.getInteger("wiredesk.killSeconds", 30);
  private static final long SEED = Long.getLong("wiredesk.seed", System.nanoTime());
  private static final List<PortRole> PARTS =
      List.of(
          PortRole.INGEST,
          PortRole.ENRICH,
          PortRole.CONNECT,
          PortRole.KAFKA,
          PortRole.REGISTRY,
          PortRole.POSTGRES,
          PortRole.MONITOR);

  private final SplitStack stack;

  EnduranceIT() throws Exception {
    stack = SharedStack.get();
  }

  @Test
  void everyMessageIsAccountedFor() throws Exception {
    System.out.println(MESSAGES + " messages, -Dwiredesk.seed=" + SEED);
    Random random = new Random(SEED);
    FaultRun.hurried(stack)
        .survives(
            "a random kill every %d s, %d messages".formatted(KILL_SECONDS, MESSAGES),
            run -> {
              int kills = 0;
              while (run.ledger().messages() < MESSAGES) {
                Thread.sleep(KILL_SECONDS * 1000L); // the rhythm of the kills
                PortRole part = PARTS.get(random.nextInt(PARTS.size()));
                stack.kill(part);
                stack.begin(part, Surroundings.USUAL);
                System.out.printf(
                    "kill %d, %s, %d acknowledged%n", ++kills, part, run.ledger().messages());
                stack.awaitReady(part);
              }
            });
  }
}
