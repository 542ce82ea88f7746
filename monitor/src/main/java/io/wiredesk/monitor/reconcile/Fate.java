package io.wiredesk.monitor.reconcile;

/** What became of an accepted message: exactly one of these. */
public enum Fate {
  /** A revision of a story, in {@code story_revision}. */
  STORED,
  /** A revision of somebody else's story, likewise. */
  DUPLICATE,
  /** The same revision again: a notice says so, and no more. */
  RESENT,
  /** Waits for its embargo to end. */
  HELD,
  /** In {@code wire.rejected} or {@code wire.rejected.sink}. */
  REJECTED,
  /** None of these: on its way, or lost. */
  UNACCOUNTED
}
