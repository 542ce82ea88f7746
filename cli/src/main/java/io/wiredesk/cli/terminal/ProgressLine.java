package io.wiredesk.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/** One line on standard error that says how far it is, when that is a terminal and work is long. */
public final class ProgressLine implements AutoCloseable {
  private static final Duration SILENT_AT_FIRST = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final String CLEAR = "\r\033[K";
  private static final int WIDEST = 100;

  private final PrintWriter err;
  private final String verb;
  private final int total;
  // Java cannot tell where standard error goes; the launcher can.
  private final boolean terminal = Boolean.getBoolean("wiredesk.terminal");
  private final long begun = System.nanoTime();
  private long shown;
  private int done;

  private ProgressLine(PrintWriter err, String verb, int total) {
    this.err = err;
    this.verb = verb;
    this.total = total;
  }

  /** One that says what it is told to. */
  public static ProgressLine of(PrintWriter err) {
    return new ProgressLine(err, "done", 0);
  }

  /**
   * A count.
   *
   * @param verb as in "sent 3 of 10"
   * @param total 0 when it is not known
   */
  public static ProgressLine of(PrintWriter err, String verb, int total) {
    return new ProgressLine(err, verb, total);
  }

  /** Counts one more. */
  public void step() {
    done++;
    if (isDue()) {
      print(verb + " " + done + (total == 0 ? "" : " of " + total));
    }
  }

  /** Says this instead. */
  public void show(String line) {
    if (isDue()) {
      print(line);
    }
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (shown != 0) {
      print("");
    }
  }

  private boolean isDue() {
    long now = System.nanoTime();
    return terminal && now - begun > SILENT_AT_FIRST.toNanos() && now - shown > BETWEEN.toNanos();
  }

  private void print(String line) {
    shown = System.nanoTime();
    err.print(CLEAR + TextWidth.cut(line, WIDEST));
    err.flush();
  }
}
