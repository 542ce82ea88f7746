package io.wiredesk.enrich.flow;

/** How a record comes to a stage that has another key than the one before. */
public enum Hops {
  /** By an internal topic each, as every key has its partition and every partition its task. */
  TOPICS,

  /** In the same pass: wire.raw has one partition, and one task has all keys. */
  NONE;

  /** What a number of partitions of wire.raw takes. */
  public static Hops of(int partitions) {
    return partitions == 1 ? NONE : TOPICS;
  }
}
