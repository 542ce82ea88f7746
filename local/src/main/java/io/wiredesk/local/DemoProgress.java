package io.wiredesk.local;

import java.io.PrintWriter;

/** One line on a terminal's stderr that says how far it is; nothing at all elsewhere. */
final class DemoProgress implements AutoCloseable {
  private static final String CLEAR = "\r\u001b[2K";
  private static final int WIDEST = 100;

  private final PrintWriter err;
  private final boolean terminal;

  DemoProgress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
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
