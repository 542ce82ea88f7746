package io.wiredesk.enrich.flow;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map in a {@link TaskStore}: those of its entries whose keys begin with the part's name.
 *
 * @param <V> what is kept
 */
public final class StorePart<V> {
  private static final char BEHIND_NAME = '\n';

  private final KeyValueStore<String, byte[]> store;
  private final String name;
  private final Serde<V> values;
  private final String prefix;

  public StorePart(KeyValueStore<String, byte[]> store, String name, Serde<V> values) {
    this.store = store;
    this.name = name;
    this.values = values;
    this.prefix = name + BEHIND_NAME;
  }

  public @Nullable V get(String key) {
    byte @Nullable [] bytes = store.get(prefix + key);
    return bytes == null ? null : value(bytes);
  }

  public void put(String key, V value) {
    store.put(prefix + key, values.serializer().serialize(name, value));
  }

  /** Removes an entry, if there is one, without reading it as a store's delete does. */
  public void remove(String key) {
    store.put(prefix + key, null);
  }

  /**
   * Entries in the order of their keys; to be closed.
   *
   * @param from the first; null for all from the beginning
   * @param to the last; null for all to the end
   */
  public KeyValueIterator<String, V> range(@Nullable String from, @Nullable String to) {
    return new Entries(
        store.range(
            from == null ? prefix : prefix + from,
            to == null ? name + (char) (BEHIND_NAME + 1) : prefix + to));
  }

  private V value(byte[] bytes) {
    return values.deserializer().deserialize(name, bytes);
  }

  private final class Entries implements KeyValueIterator<String, V> {
    private final KeyValueIterator<String, byte[]> entries;

    Entries(KeyValueIterator<String, byte[]> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<String, V> next() {
      KeyValue<String, byte[]> entry = entries.next();
      return KeyValue.pair(entry.key.substring(prefix.length()), value(entry.value));
    }

    @Override
    public String peekNextKey() {
      return entries.peekNextKey().substring(prefix.length());
    }

    @Override
    public void close() {
      entries.close();
    }
  }
}
