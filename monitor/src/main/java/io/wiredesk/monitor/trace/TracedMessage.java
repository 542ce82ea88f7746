package io.wiredesk.monitor.trace;

import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.trace.TraceEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message of a story, and what happened to it. Not thread-safe. */
final class TracedMessage {
  /** A revision that is published again and again must not fill the memory. */
  private static final int MOST_EVENTS = 24;

  final String storyId;
  final Optional<RawCoordinate> raw;
  private final List<TraceEvent> events = new ArrayList<>();
  private @Nullable String feed;
  private @Nullable String traceId;

  TracedMessage(String storyId, Optional<RawCoordinate> raw) {
    this.storyId = storyId;
    this.raw = raw;
  }

  /** Each event once, however often it is told. */
  void add(TraceEvent event) {
    if (events.size() < MOST_EVENTS && !events.contains(event)) {
      events.add(event);
    }
  }

  boolean has(Kind kind) {
    return events.stream().anyMatch(event -> event.kind() == kind);
  }

  /** Keeps what is known. */
  void of(@Nullable String feedName, Optional<String> trace) {
    feed = feed == null ? feedName : feed;
    traceId = traceId == null ? trace.orElse(null) : traceId;
  }

  List<TraceEvent> events() {
    return List.copyOf(events);
  }

  Optional<String> feed() {
    return Optional.ofNullable(feed);
  }

  Optional<String> traceId() {
    return Optional.ofNullable(traceId);
  }

  TracedMessage copy() {
    TracedMessage copy = new TracedMessage(storyId, raw);
    copy.events.addAll(events);
    copy.of(feed, traceId());
    return copy;
  }
}
