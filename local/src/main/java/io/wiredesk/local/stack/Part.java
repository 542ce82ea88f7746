package io.wiredesk.local.stack;

/**
 * A server of the one-machine stack, from start to stop. Started and closed once, by one thread.
 */
interface Part extends AutoCloseable {
  /** How messages call it. */
  String name();

  /** Returns when the part can be used. */
  void start() throws Exception;

  /** Stops it and keeps its data. Harmless when it was never started. */
  @Override
  void close();
}
