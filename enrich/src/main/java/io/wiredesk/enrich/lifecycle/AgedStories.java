package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.EnrichMeters;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Forgets stories of which nothing has come for long, text and all. Goes through the states over
 * and over, a slice at a time, so that a store of any size costs the same each second.
 *
 * <p>Age is told by record time, so that messages of last week that are read again are not
 * forgotten at once; but never by one past the machine's clock, lest a single absurd record empties
 * the store.
 */
final class AgedStories {
  /** How often a slice is looked at. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private static final int SLICE = 1000;

  private final ProcessingContext context;
  private final StoryStore stored;
  private final Duration retention;
  private final EnrichMeters meters;
  private @Nullable String next;

  AgedStories(
      ProcessingContext context, StoryStore stored, Duration retention, EnrichMeters meters) {
    this.context = context;
    this.stored = stored;
    this.retention = retention;
    this.meters = meters;
  }

  void forgetSome(long wallClock) {
    Instant now = Instant.ofEpochMilli(Math.min(context.currentStreamTimeMs(), wallClock));
    StoryStore.Slice slice = stored.aged(next, SLICE, now.minus(retention));
    next = slice.next();
    slice.aged().forEach(stored::forget);
    meters.forgotten.increment(slice.aged().size());
  }
}
