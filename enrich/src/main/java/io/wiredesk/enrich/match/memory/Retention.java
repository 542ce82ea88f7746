package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.SortableNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was put in which store when, so that the oldest can be dropped first. Bounded by
 * time, and by number if that is asked for.
 */
public final class Retention {
  private final RouteStore<String> notes;
  private final Duration window;
  private final long atMost;
  private long count;

  /** The oldest note, so that none is looked for where nothing is to be dropped; null for none. */
  private @Nullable String oldest;

  public Retention(RouteStore<String> notes, Duration window, long atMost) {
    this(notes, window, atMost, notes.count());
  }

  private Retention(RouteStore<String> notes, Duration window, long atMost, long count) {
    this.notes = notes;
    this.window = window;
    this.atMost = atMost;
    this.count = count;
    this.oldest = notes.first();
  }

  /** Bounded by time alone, so that nothing need be counted. */
  public static Retention byAge(RouteStore<String> notes, Duration window) {
    return new Retention(notes, window, Long.MAX_VALUE, 0);
  }

  /** All is in the keys. */
  public static Serde<String> codec() {
    return Serdes.String();
  }

  /** Something to be dropped. */
  public record Old(Instant noted, String store, String key) {}

  /** Whether what was seen at one time is still remembered at another. */
  public boolean remembers(Instant seen, Instant now) {
    return Math.abs(seen.toEpochMilli() - now.toEpochMilli()) <= window.toMillis();
  }

  /** Notes a new key of a store. */
  public void note(Instant seen, String storeName, String key) {
    String note = SortableNumber.of(seen.toEpochMilli()) + storeName + '\n' + key;
    notes.put(note, "");
    count++;
    oldest = oldest == null || note.compareTo(oldest) < 0 ? note : oldest;
  }

  /** Takes the oldest off the list if it is past the window or there are too many. */
  public Optional<Old> takeOld(Instant now) {
    @Nullable String first = oldest;
    if (first == null) {
      return Optional.empty();
    }
    Instant noted = Instant.ofEpochMilli(SortableNumber.parse(first));
    if (count <= atMost && noted.plus(window).compareTo(now) >= 0) {
      return Optional.empty();
    }
    notes.remove(first);
    oldest = notes.first();
    count--;
    int end = first.indexOf('\n');
    return Optional.of(
        new Old(noted, first.substring(SortableNumber.DIGITS, end), first.substring(end + 1)));
  }
}
