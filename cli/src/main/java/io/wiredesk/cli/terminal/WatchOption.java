package io.wiredesk.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --watch}: says it again and again until the command is told to stop. */
public final class WatchOption {
  /** Clears a terminal (ECMA-48: CUP, ED); elsewhere an empty line parts one from the next. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "SECONDS",
      fallbackValue = "2",
      description = "Again every so many seconds (default: 2) until it is told to stop.")
  @Nullable Integer seconds;

  public boolean isGiven() {
    return seconds != null;
  }

  /** How JSON is printed: on one line each when watching, so that a program can read on. */
  public static String json(String pretty, boolean watching) {
    return watching ? pretty.replaceAll("(?<![ \\t])[ \\t]*+\\R\\s*+", "") + "\n" : pretty + "\n";
  }

  /**
   * Prints once, or until nobody reads any more.
   *
   * @param json whether a program reads: then nothing but the texts is printed
   */
  public void print(PrintWriter out, boolean json, Supplier<String> text)
      throws InterruptedException {
    boolean terminal = Boolean.getBoolean("wiredesk.screen"); // the launcher knows
    boolean first = true;
    do {
      if (!first) {
        Thread.sleep(interval().toMillis());
      }
      String next = text.get();
      if (isGiven() && !json) {
        out.print(terminal ? CLEAR : first ? "" : "\n");
      }
      first = false;
      out.print(next);
      out.flush();
    } while (isGiven() && !out.checkError());
  }

  private Duration interval() {
    return Duration.ofSeconds(Math.max(1, seconds == null ? 1 : seconds));
  }
}
