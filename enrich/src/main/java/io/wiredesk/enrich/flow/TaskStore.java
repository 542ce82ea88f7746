package io.wiredesk.enrich.flow;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * All that a task remembers, in one store with one changelog: what a transaction costs goes by the
 * partitions that it writes to, not by what it writes there. Each thing remembered has its {@link
 * StorePart part}.
 *
 * @param name names the changelog topic too, so that a change of it loses the state
 */
public record TaskStore(String name) {
  /**
   * RocksDB with a changelog and no cache: a cache would only delay what a transaction writes. To
   * be added to a topology.
   */
  public StoreBuilder<KeyValueStore<String, byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  /**
   * A part of a task's store.
   *
   * @param part begins its keys, so a change of it loses what it held
   */
  public <V> StorePart<V> part(ProcessingContext context, String part, Serde<V> values) {
    return new StorePart<>(context.getStateStore(name), part, values);
  }
}
