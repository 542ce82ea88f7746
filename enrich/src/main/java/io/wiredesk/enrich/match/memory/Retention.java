package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StateCodec;
import io.wiredesk.enrich.lifecycle.RevisionOrder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was put in which store when, so that the oldest can be dropped first. Bounded by
 * time and by number.
 */
public final class Retention {
  private static final int TIME_DIGITS = 16;

  private final RouteStore<Boolean> notes;
  private final Duration window;
  private final long atMost;
  private long count;

  public Retention(RouteStore<Boolean> notes, Duration window, long atMost) {
    this.notes = notes;
    this.window = window;
    this.atMost = atMost;
    this.count = notes.count();
  }

  /** Something to be dropped. */
  public record Old(Instant noted, String store, String key) {}

  /** Whether what was seen at one time is still remembered at another. */
  public boolean remembers(Instant seen, Instant now) {
    return Math.abs(seen.toEpochMilli() - now.toEpochMilli()) <= window.toMillis();
  }

  /** Notes a new key of a store. */
  public void note(Instant seen, String storeName, String key) {
    notes.put(RevisionOrder.sortable(seen.toEpochMilli()) + storeName + '\n' + key, true);
    count++;
  }

  /** Takes the oldest off the list if it is past the window or there are too many. */
  public Optional<Old> takeOld(Instant now) {
    @Nullable String first = count == 0 ? null : notes.first();
    if (first == null) {
      return Optional.empty();
    }
    Instant noted = Instant.ofEpochMilli(RevisionOrder.number(first));
    if (count <= atMost && noted.plus(window).compareTo(now) >= 0) {
      return Optional.empty();
    }
    notes.remove(first);
    count--;
    int end = first.indexOf('\n');
    return Optional.of(new Old(noted, first.substring(TIME_DIGITS, end), first.substring(end + 1)));
  }

  public static StateCodec<Boolean> codec() {
    return new StateCodec<>(1) {
      @Override
      public void write(Boolean value, DataOutputStream out) {}

      @Override
      public Boolean read(int layout, DataInputStream in) {
        return true;
      }
    };
  }
}
