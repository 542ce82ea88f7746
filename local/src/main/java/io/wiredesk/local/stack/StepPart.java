package io.wiredesk.local.stack;

/** Something done once between the starts of two parts, with nothing to stop. */
record StepPart(String name, Step step) implements Part {
  /** What is done. */
  interface Step {
    void run() throws Exception;
  }

  @Override
  public void start() throws Exception {
    step.run();
  }

  @Override
  public void close() {}
}
