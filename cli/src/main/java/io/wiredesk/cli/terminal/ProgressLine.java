package io.wiredesk.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/** A line that counts, on standard error, when that is a terminal and the work takes long. */
public final class ProgressLine {
  private static final Duration SILENT_AT_FIRST = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final PrintWriter err;
  private final String verb;
  private final int total;
  private final boolean terminal;
  private final long begun = System.nanoTime();
  private long shown;
  private int done;

  private ProgressLine(PrintWriter err, String verb, int total, boolean terminal) {
    this.err = err;
    this.verb = verb;
    this.total = total;
    this.terminal = terminal;
  }

  /**
   * A count.
   *
   * @param verb as in "sent 3 of 10"
   * @param total 0 when it is not known
   */
  public static ProgressLine of(PrintWriter err, String verb, int total) {
    // Java cannot tell where standard error goes; the launcher can.
    return new ProgressLine(err, verb, total, Boolean.getBoolean("wiredesk.terminal"));
  }

  public void step() {
    done++;
    long now = System.nanoTime();
    if (terminal && now - begun > SILENT_AT_FIRST.toNanos() && now - shown > BETWEEN.toNanos()) {
      shown = now;
      String of = total == 0 ? "" : " of " + total;
      err.print("\r\033[K" + verb + " " + done + of);
      err.flush();
    }
  }

  public void end() {
    if (shown != 0) {
      err.print("\r\033[K");
      err.flush();
    }
  }
}
