package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.EnrichMeters;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KeyValue;

/**
 * Forgets stories of which nothing has come for long, text and all. Goes through the states over
 * and over, a slice at a time, so that a store of any size costs the same each second.
 *
 * <p>Age is told by {@link StoryStore#now record time}, so that messages of last week that are read
 * again are not forgotten at once.
 */
final class AgedStories {
  /** How often a slice is looked at. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private final StoryStore stored;
  private final Duration retention;
  private final EnrichMeters meters;

  AgedStories(StoryStore stored, Duration retention, EnrichMeters meters) {
    this.stored = stored;
    this.retention = retention;
    this.meters = meters;
  }

  void forgetSome() {
    List<KeyValue<String, StoryState>> aged = stored.aged(stored.now().minus(retention));
    aged.forEach(stored::forget);
    meters.forgotten.increment(aged.size());
  }
}
