package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.local.stack.Ports;
import io.wiredesk.local.stack.PostgresOrphan;
import io.wiredesk.local.stack.StackProcess;
import io.wiredesk.service.ConfigFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole stack at random moments under load and starts it again on the same folder: it
 * comes up every time, nothing is lost, nothing is there twice.
 *
 * <p>{@code -Dwiredesk.kills=20} for more kills, {@code -Dwiredesk.seed=…} for the same moments.
 */
class KillLoopIT {
  private static final int KILLS = Integer.getInteger("wiredesk.kills", 2);
  private static final long SEED = Long.getLong("wiredesk.seed", System.nanoTime());
  private static final int LONGEST_UNDER_LOAD_MS = 6_000;

  @Test
  void killedAtRandomMomentsNothingIsLostAndNothingIsThereTwice(@TempDir Path temp)
      throws Exception {
    System.out.println("kills " + KILLS + ", -Dwiredesk.seed=" + SEED);
    Random random = new Random(SEED);
    Path data = temp.resolve("data");
    Ports ports = Ports.free();
    Instant begun = Instant.now();
    StackProcess stack =
        StackProcess.start(data, ports, "--feed=alpha", "--feed=beta").awaitReady();
    long startMs = Duration.between(begun, Instant.now()).toMillis();
    SentLedger ledger = new SentLedger();
    List<AgencyLoad> loads = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    for (String name : List.of("north", "east", "south")) {
      loads.add(
          new AgencyLoad(
              name,
              Endpoints.read(data),
              ledger,
              new Random(random.nextLong()),
              Duration.ofMillis(20)));
      senders.add(new Thread(loads.get(loads.size() - 1), "kill-load-" + name));
    }
    senders.forEach(Thread::start);
    try {
      for (int kill = 1; kill <= KILLS; kill++) {
        long delay = delay(stack, kill, startMs, random);
        Thread.sleep(delay); // a random moment is the point, not a wait for something
        System.out.printf(
            "kill %d, %s, %d acknowledged%n",
            kill, stack.isReady() ? "running" : "starting", ledger.messages());
        stack.kill();
        stack = StackProcess.start(data, ports);
      }
      stack.awaitReady();
      int before = ledger.messages();
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> ledger.messages() > before + 20);
    } finally {
      loads.forEach(AgencyLoad::stop);
      for (Thread sender : senders) {
        sender.join();
      }
    }
    try {
      ConfigFile config = ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE));
      LedgerAudit audit = new LedgerAudit(config, Endpoints.read(data).postgres(), ledger);
      System.out.println(audit.settled(Duration.ofMinutes(3)).render());
      assertThat(audit.faults()).isEmpty();
      System.out.println(ledger.messages() + " messages acknowledged, all accounted for");
    } finally {
      stack.stop();
      PostgresOrphan.stop(data.resolve("postgres/cluster"));
    }
  }

  /** By turns while it runs and serves, and at any moment of its start. */
  private static long delay(StackProcess stack, int kill, long startMs, Random random)
      throws InterruptedException {
    if (kill % 2 == 1) {
      stack.awaitReady();
      return random.nextInt(LONGEST_UNDER_LOAD_MS);
    }
    return random.nextInt((int) startMs);
  }
}
