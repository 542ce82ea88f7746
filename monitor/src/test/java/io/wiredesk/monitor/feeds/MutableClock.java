package io.wiredesk.monitor.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. */
public final class MutableClock implements InstantSource {
  private Instant now;

  public MutableClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void plus(Duration time) {
    now = now.plus(time);
  }
}
