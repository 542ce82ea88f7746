package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StateCodec;

/** Where a route's matching keeps its memory. */
public interface RouteStores {
  <V> RouteStore<V> open(String name, StateCodec<V> codec);
}
