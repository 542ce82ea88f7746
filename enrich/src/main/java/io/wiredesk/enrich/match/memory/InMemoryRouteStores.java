package io.wiredesk.enrich.match.memory;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** In memory, for matching without Kafka. */
public final class InMemoryRouteStores implements RouteStores {
  @Override
  public <V> RouteStore<V> open(String name, Serde<V> serde) {
    return new MapStore<>();
  }

  private static final class MapStore<V> implements RouteStore<V> {
    private final TreeMap<String, V> entries = new TreeMap<>();

    @Override
    public @Nullable V get(String key) {
      return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
      entries.put(key, value);
    }

    @Override
    public void remove(String key) {
      entries.remove(key);
    }

    @Override
    public @Nullable String first() {
      return entries.isEmpty() ? null : entries.firstKey();
    }

    @Override
    public List<String> keys(String prefix) {
      return entries.tailMap(prefix).keySet().stream()
          .takeWhile(key -> key.startsWith(prefix))
          .toList();
    }

    @Override
    public long count() {
      return entries.size();
    }

    @Override
    public void each(Consumer<V> to) {
      entries.values().forEach(to);
    }
  }
}
