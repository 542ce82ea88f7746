package io.wiredesk.local.fault;

/** A place that a connector stores in, as somebody sees it who reads it. */
interface Store {
  /** How many stories and copies live there, and how many of both are killed. */
  record Count(long stories, long copies, long killed) {}

  Count count() throws Exception;

  /** Whether the word stands anywhere in it. */
  boolean holds(String word) throws Exception;
}
