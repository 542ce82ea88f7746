package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.flow.TaskStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * A route's share of a task's store. Each route has its own, so that what it remembers and forgets
 * does not depend on which other routes share its task.
 */
public final class KafkaRouteStores implements RouteStores {
  private final ProcessingContext context;
  private final TaskStore store;
  private final String route;

  public KafkaRouteStores(ProcessingContext context, TaskStore store, String route) {
    this.context = context;
    this.store = store;
    this.route = route;
  }

  @Override
  public <V> RouteStore<V> open(String name, Serde<V> serde) {
    return new KafkaRouteStore<>(store.part(context, name, serde), key(route, ""));
  }

  /** The routes that a task's store holds something of, found without reading what it holds. */
  public static List<String> routes(ProcessingContext context, TaskStore store) {
    StorePart<KnownStory> stories = store.part(context, StoreNames.MATCH_STORY, KnownStory.codec());
    List<String> routes = new ArrayList<>();
    @Nullable String from = null;
    while (true) {
      try (KeyValueIterator<String, KnownStory> next = stories.range(from, null)) {
        if (!next.hasNext()) {
          return routes;
        }
        String key = next.peekNextKey();
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

  /** A route's key. */
  private static String key(String route, String key) {
    return route + '\n' + key;
  }

  private record KafkaRouteStore<V>(StorePart<V> part, String prefix) implements RouteStore<V> {

    @Override
    public @Nullable V get(String key) {
      return part.get(prefix + key);
    }

    @Override
    public void put(String key, V value) {
      part.put(prefix + key, value);
    }

    @Override
    public void remove(String key) {
      part.remove(prefix + key);
    }

    @Override
    public @Nullable String first() {
      try (KeyValueIterator<String, V> all = all(prefix)) {
        return all.hasNext() ? all.peekNextKey().substring(prefix.length()) : null;
      }
    }

    @Override
    public List<String> keys(String begin) {
      List<String> keys = new ArrayList<>();
      try (KeyValueIterator<String, V> found = all(prefix + begin)) {
        while (found.hasNext()) {
          keys.add(found.next().key.substring(prefix.length()));
        }
      }
      return keys;
    }

    @Override
    public long count() {
      long count = 0;
      try (KeyValueIterator<String, V> all = all(prefix)) {
        while (all.hasNext()) {
          all.next();
          count++;
        }
      }
      return count;
    }

    @Override
    public void each(Consumer<V> to) {
      try (KeyValueIterator<String, V> all = all(prefix)) {
        while (all.hasNext()) {
          to.accept(all.next().value);
        }
      }
    }

    private KeyValueIterator<String, V> all(String begin) {
      return part.range(begin, after(begin));
    }
  }
}
