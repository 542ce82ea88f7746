package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.flow.StoreRounds;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * What is known under a name, each with the day on which it was received, for some days. All that
 * is under one name is read and written as one.
 *
 * @param <V> what is kept
 */
final class DatedStore<V> {
  /** Names looked at in one go at least, for what is too old. */
  private static final int SLICE = 200;

  private final StorePart<List<Dated<V>>> store;
  private final int window;
  private final StoreRounds<List<Dated<V>>> rounds;

  /**
   * @param window for how many days before and after its own something counts
   */
  DatedStore(StorePart<List<Dated<V>>> store, int window) {
    this.store = store;
    this.window = window;
    this.rounds = new StoreRounds<>(store, SLICE);
  }

  /** Something received on a day, in UTC. */
  record Dated<V>(LocalDate day, V value) {
    /** Each value with the day at its place. */
    static <V> List<Dated<V>> each(List<LocalDate> days, List<V> values) {
      return IntStream.range(0, values.size())
          .mapToObj(i -> new Dated<>(days.get(i), values.get(i)))
          .toList();
    }
  }

  List<Dated<V>> read(String name) {
    @Nullable List<Dated<V>> known = store.get(name);
    return known == null ? List.of() : known;
  }

  /** What counts for something received on a day. */
  List<V> around(LocalDate day, List<Dated<V>> known) {
    return known.stream()
        .filter(k -> Math.abs(k.day().toEpochDay() - day.toEpochDay()) <= window)
        .map(Dated::value)
        .toList();
  }

  void write(String name, List<Dated<V>> known) {
    store.put(name, known);
    rounds.wrote();
  }

  /** Drops what is older than the window. */
  void forget(LocalDate today) {
    LocalDate oldest = today.minusDays(window);
    Predicate<Dated<V>> young = dated -> !dated.day().isBefore(oldest);
    for (KeyValue<String, List<Dated<V>>> known :
        rounds.next(all -> !all.stream().allMatch(young))) {
      List<Dated<V>> left = known.value.stream().filter(young).toList();
      if (left.isEmpty()) {
        store.remove(known.key);
      } else {
        store.put(known.key, left);
      }
    }
  }
}
