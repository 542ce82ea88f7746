package io.wiredesk.monitor.topics;

/** Told how far something long has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody looks. */
  Progress NONE = (what, done, total) -> {};

  /**
   * So far it has come.
   *
   * @param what a topic or table
   * @param total 0 where it is not known
   */
  void at(String what, long done, long total);
}
