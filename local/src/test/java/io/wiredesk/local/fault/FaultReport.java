package io.wiredesk.local.fault;

import io.wiredesk.monitor.reconcile.Fate;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A line of the table in {@code local/target/faults.txt}: what was sent under a fault, and what
 * became of it.
 *
 * @param sent attempts to send a message
 * @param acknowledged of these, how many were answered well
 * @param stored messages stored as a revision of a story
 * @param duplicates messages that are a copy's revision, or a resend
 * @param rejected messages set aside with their bytes, after ingest and at it
 * @param recovery from the end of the fault until the first message acknowledged after it is stored
 */
record FaultReport(
    String fault,
    int sent,
    int acknowledged,
    long stored,
    long duplicates,
    long rejected,
    Duration recovery) {
  private static final Path FILE = Path.of("target", "faults.txt");
  private static final String HEAD =
      "%-44s %6s %6s %7s %11s %9s %9s%n"
          .formatted("fault", "sent", "acked", "stored", "duplicates", "rejected", "seconds");

  static FaultReport of(
      String fault,
      SentLedger ledger,
      ReconcileReport before,
      ReconcileReport after,
      Duration recovery) {
    return new FaultReport(
        fault,
        ledger.sent(),
        ledger.messages(),
        count(after, Fate.STORED) - count(before, Fate.STORED),
        count(after, Fate.DUPLICATE)
            + count(after, Fate.RESENT)
            - count(before, Fate.DUPLICATE)
            - count(before, Fate.RESENT),
        count(after, Fate.REJECTED)
            + after.rejectedAtIngest()
            - count(before, Fate.REJECTED)
            - before.rejectedAtIngest(),
        recovery);
  }

  void write() throws IOException {
    String line =
        "%-44s %6d %6d %7d %11d %9d %9.1f%n"
            .formatted(
                fault,
                sent,
                acknowledged,
                stored,
                duplicates,
                rejected,
                recovery.toMillis() / 1000.0);
    System.out.print(HEAD + line);
    Files.createDirectories(FILE.toAbsolutePath().getParent());
    Files.writeString(
        FILE,
        Files.exists(FILE) ? line : HEAD + line,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static long count(ReconcileReport report, Fate fate) {
    return report.count(fate);
  }
}
