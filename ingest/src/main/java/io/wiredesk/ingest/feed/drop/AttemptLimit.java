package io.wiredesk.ingest.feed.drop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds the wrong passwords of one address within a minute: beyond, none is looked at any more,
 * for each costs the time of a slow hash. Thread-safe.
 */
final class AttemptLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Addresses to remember; the one heard of longest ago is forgotten first. */
  private static final int ADDRESSES = 10_000;

  private final int most;
  private final InstantSource clock;
  private final Map<String, Deque<Instant>> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > ADDRESSES;
        }
      };

  AttemptLimit(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  synchronized boolean isReached(String address) {
    Deque<Instant> recent = failures.get(address);
    if (recent == null) {
      return false;
    }
    Instant before = clock.instant().minus(WINDOW);
    while (!recent.isEmpty() && recent.getFirst().isBefore(before)) {
      recent.removeFirst();
    }
    if (recent.isEmpty()) {
      failures.remove(address);
    }
    return recent.size() >= most;
  }

  synchronized void failed(String address) {
    Deque<Instant> recent = failures.remove(address);
    recent = recent == null ? new ArrayDeque<>() : recent;
    recent.addLast(clock.instant());
    failures.put(address, recent);
  }
}
