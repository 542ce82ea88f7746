package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.local.stack.Pipeline;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One fault while agencies send, and whether every promise still holds after it. */
final class FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SOME = 60;

  private final Pipeline stack;
  private final int agencies;
  private final Duration pause;
  private final Duration drain;
  private final SentLedger ledger = new SentLedger();
  private final long number = System.nanoTime();

  /** Three agencies that send a message every few milliseconds. */
  FaultRun(Pipeline stack) {
    this(stack, 3, Duration.ofMillis(20), Duration.ofMinutes(3));
  }

  private FaultRun(Pipeline stack, int agencies, Duration pause, Duration drain) {
    this.stack = stack;
    this.agencies = agencies;
    this.pause = pause;
    this.drain = drain;
  }

  /** Many agencies that send as fast as they are answered. */
  static FaultRun hurried(Pipeline stack) {
    return new FaultRun(stack, 12, Duration.ZERO, Duration.ofMinutes(30));
  }

  /** What goes wrong. When it returns, what it took away is back. */
  interface Fault {
    void strike(FaultRun run) throws Exception;
  }

  /** Agencies send before, during and after the fault; then all is counted. */
  void survives(String name, Fault fault) throws Exception {
    Random random = new Random(number);
    LedgerAudit audit = new LedgerAudit(stack.config(), stack.endpoints().postgres(), ledger);
    ReconcileReport before = audit.settled(drain);
    List<AgencyLoad> loads = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    for (int agency = 0; agency < agencies; agency++) {
      AgencyLoad load =
          new AgencyLoad(
              number + "-" + agency,
              stack.endpoints(),
              ledger,
              new Random(random.nextLong()),
              pause);
      loads.add(load);
      senders.add(new Thread(load, "agency-" + agency));
    }
    Duration recovery;
    senders.forEach(Thread::start);
    try {
      awaitMore(SOME);
      fault.strike(this);
      recovery = recovery();
      awaitMore(SOME);
    } finally {
      loads.forEach(AgencyLoad::stop);
      for (Thread sender : senders) {
        sender.join();
      }
    }
    ReconcileReport after = audit.settled(drain);
    FaultReport.of(name, ledger, before, after, recovery).write();
    assertThat(audit.faults()).as(name + ": " + after.render()).isEmpty();
  }

  SentLedger ledger() {
    return ledger;
  }

  /** Returns when so many more messages are acknowledged. */
  void awaitMore(int messages) {
    int enough = ledger.messages() + messages;
    await("acknowledged messages").atMost(PATIENCE).until(() -> ledger.messages() >= enough);
  }

  private Duration recovery() throws SQLException {
    long over = System.nanoTime();
    awaitMore(1);
    SentLedger.Acknowledged first = ledger.last();
    await("a message to be stored again").atMost(PATIENCE).until(() -> isStored(first));
    return Duration.ofNanos(System.nanoTime() - over);
  }

  private boolean isStored(SentLedger.Acknowledged message) throws SQLException {
    Endpoints.Postgres at = stack.endpoints().postgres();
    try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password());
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT 1 FROM story_revision WHERE story_id = ? AND version = ?")) {
      query.setString(1, message.storyId());
      query.setString(2, Integer.toString(message.version()));
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
