package io.wiredesk.enrich.match.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A route's part of a task's state stores. Each route has its own, so that what it remembers and
 * forgets does not depend on which other routes share its task.
 */
public final class KafkaRouteStores implements RouteStores {
  private final ProcessingContext context;
  private final String route;

  public KafkaRouteStores(ProcessingContext context, String route) {
    this.context = context;
    this.route = route;
  }

  @Override
  public <V> RouteStore<V> open(String name, Serde<V> serde) {
    KeyValueStore<String, byte[]> store = context.getStateStore(name);
    return new KafkaRouteStore<>(name, store, serde, key(route, ""));
  }

  /** The routes that a task's stores hold something of, found without reading what they hold. */
  public static List<String> routes(ProcessingContext context) {
    KeyValueStore<String, byte[]> store = context.getStateStore(StoreNames.MATCH_STORY);
    List<String> routes = new ArrayList<>();
    @Nullable String from = null;
    while (true) {
      try (KeyValueIterator<String, byte[]> next = store.range(from, null)) {
        if (!next.hasNext()) {
          return routes;
        }
        String key = next.next().key;
        String route = key.substring(0, key.indexOf('\n'));
        routes.add(route);
        from = after(key(route, ""));
      }
    }
  }

  /** With the next character in place of its last: right after all keys that begin so. */
  private static String after(String prefix) {
    int last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }

  /** A route's key in a store. */
  static String key(String route, String key) {
    return route + '\n' + key;
  }

  private record KafkaRouteStore<V>(
      String name, KeyValueStore<String, byte[]> store, Serde<V> serde, String prefix)
      implements RouteStore<V> {

    @Override
    public @Nullable V get(String key) {
      byte @Nullable [] bytes = store.get(prefix + key);
      return bytes == null ? null : value(bytes);
    }

    @Override
    public void put(String key, V value) {
      store.put(prefix + key, serde.serializer().serialize(name, value));
    }

    @Override
    public void remove(String key) {
      store.delete(prefix + key);
    }

    @Override
    public @Nullable String first() {
      try (KeyValueIterator<String, byte[]> all = all(prefix)) {
        return all.hasNext() ? all.next().key.substring(prefix.length()) : null;
      }
    }

    @Override
    public List<String> keys(String begin) {
      List<String> keys = new ArrayList<>();
      try (KeyValueIterator<String, byte[]> found = all(prefix + begin)) {
        while (found.hasNext()) {
          keys.add(found.next().key.substring(prefix.length()));
        }
      }
      return keys;
    }

    @Override
    public long count() {
      long count = 0;
      try (KeyValueIterator<String, byte[]> all = all(prefix)) {
        while (all.hasNext()) {
          all.next();
          count++;
        }
      }
      return count;
    }

    @Override
    public void each(Consumer<V> to) {
      try (KeyValueIterator<String, byte[]> all = all(prefix)) {
        while (all.hasNext()) {
          to.accept(value(all.next().value));
        }
      }
    }

    private KeyValueIterator<String, byte[]> all(String begin) {
      return store.range(begin, after(begin));
    }

    private V value(byte[] bytes) {
      return serde.deserializer().deserialize(name, bytes);
    }
  }
}
