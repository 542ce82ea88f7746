package io.wiredesk.local.demo;

import java.io.PrintWriter;

/** One line on a terminal's stderr that says how far it is; nothing at all elsewhere. */
final class StatusLine implements AutoCloseable {
  private static final String CLEAR = "\r\u001b[2K";
  private static final int WIDEST = 100;

  private final PrintWriter err;
  private final boolean terminal = Boolean.getBoolean("wiredesk.terminal");

  StatusLine(PrintWriter err) {
    this.err = err;
  }

  void show(String line) {
    if (terminal) {
      err.print(CLEAR + (line.length() <= WIDEST ? line : line.substring(0, WIDEST)));
      err.flush();
    }
  }

  /** Takes the line away. */
  @Override
  public void close() {
    show("");
  }
}
