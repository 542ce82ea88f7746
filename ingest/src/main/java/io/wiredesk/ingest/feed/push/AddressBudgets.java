package io.wiredesk.ingest.feed.push;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds what one address has on its way at once: bytes of which nobody knows yet whose they are,
 * or connections. Remembers only those that have some. Thread-safe.
 */
final class AddressBudgets {
  private final long most;
  private final Map<String, Long> used = new ConcurrentHashMap<>();

  AddressBudgets(long most) {
    this.most = most;
  }

  /** Takes so much if there is room, or nothing else is; the caller then gives it back. */
  boolean tryTake(String address, long amount) {
    long after = used.merge(address, amount, Long::sum);
    if (after <= most || after == amount) {
      return true;
    }
    giveBack(address, amount);
    return false;
  }

  void giveBack(String address, long amount) {
    used.computeIfPresent(address, (a, now) -> now == amount ? null : Long.valueOf(now - amount));
  }
}
