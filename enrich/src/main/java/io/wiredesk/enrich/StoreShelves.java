package io.wiredesk.enrich;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Shelves in a task's state stores. */
final class StoreShelves implements Shelves {
  private final ProcessingContext context;

  StoreShelves(ProcessingContext context) {
    this.context = context;
  }

  @Override
  public <V> Shelf<V> open(String name, StateCodec<V> codec) {
    KeyValueStore<String, byte[]> store = context.getStateStore(name);
    return new StoreShelf<>(name, store, codec.serde());
  }

  private record StoreShelf<V>(String name, KeyValueStore<String, byte[]> store, Serde<V> serde)
      implements Shelf<V> {

    @Override
    public @Nullable V get(String key) {
      byte @Nullable [] bytes = store.get(key);
      return bytes == null ? null : serde.deserializer().deserialize(name, bytes);
    }

    @Override
    public void put(String key, V value) {
      store.put(key, serde.serializer().serialize(name, value));
    }

    @Override
    public void remove(String key) {
      store.delete(key);
    }

    @Override
    public @Nullable String first() {
      try (KeyValueIterator<String, byte[]> all = store.all()) {
        return all.hasNext() ? all.next().key : null;
      }
    }

    @Override
    public long count() {
      long count = 0;
      try (KeyValueIterator<String, byte[]> all = store.all()) {
        while (all.hasNext()) {
          all.next();
          count++;
        }
      }
      return count;
    }
  }
}
