package io.wiredesk.enrich.match.memory;

import org.apache.kafka.common.serialization.Serde;

/** Where a route's matching keeps its memory. */
public interface RouteStores {
  <V> RouteStore<V> open(String name, Serde<V> serde);
}
