package io.wiredesk.enrich;

import org.jspecify.annotations.Nullable;

/**
 * A sorted map that matching keeps its memory in: a state store in the topology, a map where there
 * is no Kafka.
 */
interface Shelf<V> {
  @Nullable V get(String key);

  void put(String key, V value);

  void remove(String key);

  /** The smallest key; null when empty. */
  @Nullable String first();

  /** Entries held; may take as long as reading them all. */
  long count();
}
