package io.wiredesk.enrich;

/** Where a route's matching gets its shelves from. */
interface Shelves {
  <V> Shelf<V> open(String name, StateCodec<V> codec);
}
