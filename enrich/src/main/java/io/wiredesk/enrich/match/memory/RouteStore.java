package io.wiredesk.enrich.match.memory;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that a route's matching keeps its memory in: a part of a state store in the
 * topology, a map where there is no Kafka.
 */
public interface RouteStore<V> {
  @Nullable V get(String key);

  void put(String key, V value);

  void remove(String key);

  /** The smallest key; null when empty. */
  @Nullable String first();

  /** Keys that begin so, in order. */
  List<String> keys(String prefix);

  /** Entries held; may take as long as reading them all. */
  long count();

  /** Hands over all values, in the order of their keys. */
  void each(Consumer<V> to);
}
