package io.wiredesk.monitor.trace;

import io.wiredesk.monitor.topics.DeadLetters;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.monitor.trace.TraceEvent.Kind;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What the topics told of the newest {@value #MESSAGES} messages. Thread-safe. */
public final class MessageEvents implements WireListener {
  private static final int MESSAGES = 20_000;

  // Guarded by this; the one that was heard of first is forgotten first.
  private final Map<RawCoordinate, TracedMessage> messages = new LinkedHashMap<>();
  private final Map<String, Set<TracedMessage>> byStory = new HashMap<>();

  @Override
  public synchronized void message(WireStory message, SeenRecord seen) {
    TracedMessage traced = of(message.getStoryId(), seen.raw());
    traced.of(message.getFeed(), trace(seen));
    traced.add(
        new TraceEvent(Kind.RECEIVED, message.getReceivedAt(), TraceText.way(message), null));
    traced.add(TraceText.published(seen.record().headers(), seen.place()));
  }

  @Override
  public void story(Story story, SeenRecord seen) {
    decided(story, seen);
  }

  @Override
  public void copy(Story story, SeenRecord seen) {
    decided(story, seen);
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    RawRef ref = notice.getRawRef();
    String storyId = notice.getStoryId();
    @Nullable Kind kind = TraceText.kind(notice);
    if (ref != null && storyId != null && kind != null) {
      of(storyId, RawCoordinate.of(ref))
          .add(new TraceEvent(kind, notice.getAt(), TraceText.of(notice), null));
    }
  }

  @Override
  public synchronized void rejected(Rejected rejected, SeenRecord seen) {
    String storyId = rejected.getStoryId();
    if (storyId != null) {
      RawCoordinate.of(rejected)
          .ifPresent(
              raw ->
                  of(storyId, raw)
                      .add(
                          new TraceEvent(
                              Kind.REJECTED,
                              rejected.getAt(),
                              TraceText.of(rejected),
                              seen.place())));
    }
  }

  @Override
  public synchronized void deadLetter(@Nullable Story story, SeenRecord seen) {
    if (story != null && story.getWire().getRawRef() != null) {
      of(story.getWire().getStoryId(), RawCoordinate.of(story.getWire().getRawRef()))
          .add(
              new TraceEvent(
                  Kind.REJECTED,
                  seen.prompt() ? seen.at() : null,
                  "by the sink: " + DeadLetters.reason(seen.record()),
                  seen.place()));
    }
  }

  private synchronized void decided(Story story, SeenRecord seen) {
    WireStory wire = story.getWire();
    if (wire.getRawRef() == null) {
      return; // what is left of a story of which nothing came but orders
    }
    Headers headers = seen.record().headers();
    TracedMessage traced = of(wire.getStoryId(), RawCoordinate.of(wire.getRawRef()));
    traced.of(wire.getFeed(), trace(seen));
    traced.add(new TraceEvent(Kind.RECEIVED, wire.getReceivedAt(), TraceText.way(wire), null));
    traced.add(
        new TraceEvent(
            Kind.DECIDED,
            WireHeaders.time(headers, WireHeaders.DECIDED).orElse(null),
            TraceText.of(story),
            seen.place()));
    if (seen.prompt()) {
      traced.add(
          new TraceEvent(Kind.COMMITTED, seen.at(), "seen by a reader of committed records", null));
    }
  }

  /** In the order in which they were heard of; copies, which nobody else changes. */
  synchronized List<TracedMessage> of(String storyId) {
    return byStory.getOrDefault(storyId, Set.of()).stream().map(TracedMessage::copy).toList();
  }

  private TracedMessage of(String storyId, RawCoordinate raw) {
    @Nullable TracedMessage known = messages.get(raw);
    if (known != null) {
      return known;
    }
    TracedMessage traced = new TracedMessage(storyId, Optional.of(raw));
    messages.put(raw, traced);
    byStory.computeIfAbsent(storyId, id -> new LinkedHashSet<>()).add(traced);
    if (messages.size() > MESSAGES) {
      Iterator<TracedMessage> oldest = messages.values().iterator();
      TracedMessage gone = oldest.next();
      oldest.remove();
      byStory.computeIfPresent(
          gone.storyId, (id, all) -> all.remove(gone) && all.isEmpty() ? null : all);
    }
    return traced;
  }

  private static Optional<String> trace(SeenRecord seen) {
    return TraceContext.in(seen.record().headers()).map(TraceContext::traceId);
  }
}
