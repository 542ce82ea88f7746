package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.time.Duration;

/** Asks again and again until something is so, or patience ends. */
public final class Waiting {
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Waiting() {}

  /** What an attempt found. */
  public sealed interface State {
    /** It is so. */
    record Done() implements State {}

    /**
     * It is not so yet.
     *
     * @param why one line, told when patience ends
     */
    record NotYet(String why) implements State {}
  }

  /** One attempt. An {@link IOException} counts as not yet. */
  public interface Attempt {
    State ask() throws IOException, InterruptedException;
  }

  public static State done() {
    return new State.Done();
  }

  public static State notYet(String why) {
    return new State.NotYet(why);
  }

  /**
   * Returns when an attempt finds it done.
   *
   * @param what completes the sentence "gave up waiting for …"
   * @throws CommandException when patience ends
   */
  public static void until(Duration patience, String what, Attempt attempt)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      State state = ask(attempt);
      if (!(state instanceof State.NotYet notYet)) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new CommandException("gave up waiting for " + what + ": " + notYet.why());
      }
      Thread.sleep(BETWEEN.toMillis());
    }
  }

  private static State ask(Attempt attempt) throws InterruptedException {
    try {
      return attempt.ask();
    } catch (IOException e) {
      return notYet(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }
}
