package io.wiredesk.local.stack;

/**
 * A part of the one-machine stack: a server, or something done once between the starts of two.
 *
 * @param name how messages call it
 */
record Part(String name, Start start) {
  /** How a part starts. */
  interface Start {
    /**
     * Returns, once it can be used, what closing stops; its data are kept. A start that fails
     * leaves nothing running.
     */
    AutoCloseable run() throws Exception;
  }

  /** What is done once. */
  interface Step {
    void run() throws Exception;
  }

  static Part step(String name, Step step) {
    return new Part(
        name,
        () -> {
          step.run();
          return () -> {};
        });
  }

  /** What runs, when the rest of its start is done, too; closes it when that fails. */
  static AutoCloseable completed(AutoCloseable running, Step rest) throws Exception {
    try {
      rest.run();
      return running;
    } catch (Exception | LinkageError e) {
      boolean interrupted = Thread.interrupted(); // closing must not be cut short
      try {
        running.close();
      } catch (Exception unclosed) {
        e.addSuppressed(unclosed);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }
}
