package io.wiredesk.local.fault;

import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of each role under load. */
@Tag("fault")
class KilledIT {
  private static final int KILLS = 3;

  private final SplitStack stack;

  KilledIT() throws Exception {
    stack = SharedStack.get();
  }

  @Test
  void ingestAgainAndAgain() throws Exception {
    new FaultRun(stack).survives("kill -9 ingest, 3 times", run -> again(run, PortRole.INGEST));
  }

  @Test
  @Tag("long")
  void enrichAgainAndAgain() throws Exception {
    new FaultRun(stack).survives("kill -9 enrich, 3 times", run -> again(run, PortRole.ENRICH));
  }

  @Test
  @Tag("long")
  void enrichWithTheLossOfItsState() throws Exception {
    new FaultRun(stack)
        .survives(
            "kill -9 enrich, state directory wiped",
            run -> {
              stack.kill(PortRole.ENRICH);
              stack.deleteFolder("streams");
              run.awaitMore(30);
              stack.start(PortRole.ENRICH);
            });
  }

  @Test
  @Tag("long")
  void connectAgainAndAgain() throws Exception {
    new FaultRun(stack).survives("kill -9 Connect, 3 times", run -> again(run, PortRole.CONNECT));
  }

  @Test
  @Tag("long")
  void monitor() throws Exception {
    new FaultRun(stack)
        .survives(
            "kill -9 monitor",
            run -> {
              stack.kill(PortRole.MONITOR);
              run.awaitMore(30);
              stack.start(PortRole.MONITOR);
            });
  }

  private void again(FaultRun run, PortRole part) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      stack.kill(part);
      stack.start(part);
      run.awaitMore(20);
    }
  }
}
