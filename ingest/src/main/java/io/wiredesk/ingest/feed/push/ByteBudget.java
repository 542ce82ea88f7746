package io.wiredesk.ingest.feed.push;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of requests that are being read, parsed or published. Thread-safe. */
final class ByteBudget {
  private final long most;
  private final AtomicLong used = new AtomicLong();

  ByteBudget(long most) {
    this.most = most;
  }

  /** Takes the bytes if there is room; the caller then gives them back. */
  boolean tryTake(long bytes) {
    long after = used.addAndGet(bytes);
    // A request larger than the whole budget must still pass when it is alone.
    if (after <= most || after == bytes) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
