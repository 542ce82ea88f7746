package io.wiredesk.enrich.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a part of the store over and over, in the order of its keys, a slice at a time: in
 * one go at least twice as many entries as were written since the last, so that none is overtaken
 * by what is new.
 *
 * @param <V> what is kept
 */
public final class StoreRounds<V> {
  private final StorePart<V> store;
  private final int slice;
  private int written;
  private @Nullable String next;

  /**
   * @param slice entries looked at in one go at least
   */
  public StoreRounds(StorePart<V> store, int slice) {
    this.store = store;
    this.slice = slice;
  }

  /** Counts an entry that was written. */
  public void wrote() {
    written++;
  }

  /** Looks at the next slice; those of it that are sought. They may be changed then. */
  public List<KeyValue<String, V>> next(Predicate<V> sought) {
    int atMost = Math.max(slice, 2 * written);
    written = 0;
    List<KeyValue<String, V>> found = new ArrayList<>();
    @Nullable String last = null;
    try (KeyValueIterator<String, V> some = store.range(next, null)) {
      for (int i = 0; i < atMost && some.hasNext(); i++) {
        KeyValue<String, V> entry = some.next();
        last = entry.key;
        if (sought.test(entry.value)) {
          found.add(entry);
        }
      }
      next = last != null && some.hasNext() ? last + '\0' : null;
    }
    return found;
  }
}
