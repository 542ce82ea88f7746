package io.wiredesk.local.fault;

import io.wiredesk.local.stack.PartProcess;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Partitions move between instances, or away from one that does not know it yet. */
@Tag("fault")
@Tag("long")
class InstancesIT {
  private static final int RESTARTS = 6;
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /** Above the session timeout, after which the group goes on without a silent member. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final SplitStack stack;

  InstancesIT() throws Exception {
    stack = SharedStack.get();
  }

  @Test
  void rebalanceStorm() throws Exception {
    new FaultRun(stack)
        .survives(
            "a second enrich restarted every 5 s, 6 times",
            run -> {
              for (int restart = 0; restart < RESTARTS; restart++) {
                PartProcess second = stack.secondEnrich("storm");
                Thread.sleep(BETWEEN.toMillis()); // the storm itself
                if (restart % 2 == 0) {
                  second.process().kill();
                } else {
                  second.process().stop();
                }
              }
            });
  }

  /** Another instance takes over; the one that wakes up finds itself fenced and writes nothing. */
  @Test
  void enrichStopsForLongerThanItsSession() throws Exception {
    new FaultRun(stack)
        .survives(
            "enrich SIGSTOP past its session, another takes over",
            run -> {
              PartProcess second = stack.secondEnrich("second");
              second.awaitRunning();
              silence(PortRole.ENRICH);
              stack.awaitReady(PortRole.ENRICH);
              second.process().stop();
            });
  }

  @Test
  void connectStopsForLongerThanItsSession() throws Exception {
    new FaultRun(stack)
        .survives(
            "Connect SIGSTOP past its session",
            run -> {
              silence(PortRole.CONNECT);
            });
  }

  @Test
  void ingestStopsForAWhile() throws Exception {
    new FaultRun(stack)
        .survives(
            "ingest SIGSTOP for 15 s",
            run -> {
              silence(PortRole.INGEST);
            });
  }

  /** Stops a part where it is, and lets it go on. */
  private void silence(PortRole part) throws Exception {
    stack.process(part).pause();
    try {
      Thread.sleep(SILENCE.toMillis()); // the pause itself
    } finally {
      stack.process(part).resume();
    }
  }
}
