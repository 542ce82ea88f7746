package io.wiredesk.enrich.match.memory;

import org.apache.kafka.common.serialization.Serde;

/** Where a route's matching gets its shelves from. */
public interface RouteStores {
  <V> RouteStore<V> open(String name, Serde<V> serde);
}
