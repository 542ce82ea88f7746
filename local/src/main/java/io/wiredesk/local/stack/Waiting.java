package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.time.Duration;

/** Asks again and again until something is so, or patience ends. */
public final class Waiting {
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Waiting() {}

  /** What an attempt found. */
  public sealed interface State<T> {
    /**
     * It is so.
     *
     * @param found what the asking was for
     */
    record Done<T>(T found) implements State<T> {}

    /**
     * It is not so yet.
     *
     * @param why one line, told when patience ends
     */
    record NotYet<T>(String why) implements State<T> {}
  }

  /** One attempt. An {@link IOException} counts as not yet. */
  public interface Attempt<T> {
    State<T> ask() throws IOException, InterruptedException;
  }

  public static <T> State<T> done(T found) {
    return new State.Done<>(found);
  }

  public static <T> State<T> notYet(String why) {
    return new State.NotYet<>(why);
  }

  /**
   * Returns what an attempt found, once one finds it done.
   *
   * @param what completes the sentence "gave up waiting for …"
   * @throws CommandException when patience ends
   */
  public static <T> T until(Duration patience, String what, Attempt<T> attempt)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      State<T> state = ask(attempt);
      if (state instanceof State.Done<T> done) {
        return done.found();
      }
      if (state instanceof State.NotYet<T> notYet && System.nanoTime() > end) {
        throw new CommandException("gave up waiting for " + what + ": " + notYet.why());
      }
      Thread.sleep(BETWEEN.toMillis());
    }
  }

  private static <T> State<T> ask(Attempt<T> attempt) throws InterruptedException {
    try {
      return attempt.ask();
    } catch (IOException e) {
      return notYet(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }
}
