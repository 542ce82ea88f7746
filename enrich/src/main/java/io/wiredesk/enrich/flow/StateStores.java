package io.wiredesk.enrich.flow;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How every state store is kept. */
public final class StateStores {
  private StateStores() {}

  /**
   * RocksDB with a changelog and no cache: a cache would only delay what a transaction writes.
   *
   * @param name names the changelog topic too, so a change of it loses the state
   */
  public static <V> StoreBuilder<?> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), values);
  }
}
