package io.wiredesk.ingest.feed.push;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Lets through so many messages a second, and bursts of five times as many. Thread-safe. */
final class TokenBucket {
  private static final double BURST_SECONDS = 5;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filledAt;

  TokenBucket(double perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.tokens = capacity();
    this.filledAt = nanoTime.getAsLong();
  }

  /** Empty when the message may pass, else how long to wait. */
  synchronized Optional<Duration> take() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(capacity(), tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (tokens >= 1) {
      tokens--;
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS)));
  }

  private double capacity() {
    return Math.max(1, perSecond * BURST_SECONDS);
  }
}
