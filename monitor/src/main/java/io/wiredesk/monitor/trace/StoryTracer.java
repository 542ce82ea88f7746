package io.wiredesk.monitor.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.lag.GroupKind;
import io.wiredesk.monitor.lag.GroupLag;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.lag.PartitionLag;
import io.wiredesk.monitor.storage.Lane;
import io.wiredesk.monitor.storage.StorageQueries;
import io.wiredesk.monitor.stories.RecordFinder;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.RecordFetcher;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.monitor.trace.TraceEvent.Kind;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireTopic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts together what is known of a story: from the tail what it remembers, from storage the rows,
 * and of older messages the records themselves. What does not answer is a problem of the trace.
 */
public final class StoryTracer {
  private static final int MOST = 20;
  private static final String ROWS =
      """
      SELECT h.number, h.revisions, h.lane, h.change, h.feed, h.received_at, h.raw_partition,
             h.raw_offset, h.stored_at, h.headline, c.of_story_id, c.relation, c.similarity,
             c.reasons
        FROM story_history h LEFT JOIN story_copy c ON c.story_id = h.story_id AND h.lane <> 'story'
       WHERE h.story_id = ?
       ORDER BY h.number DESC
       LIMIT ?
      """;

  private final MessageEvents events;
  private final Optional<StorageQueries> storage;
  private final RecordFinder finder;
  private final RecordFetcher fetcher;
  private final Supplier<Optional<LagReport>> readers;
  private final InstantSource clock;

  /**
   * Traces by what these know.
   *
   * @param storage empty where no database is configured
   * @param readers the newest scan of them; empty before the first
   */
  public StoryTracer(
      MessageEvents events,
      Optional<StorageQueries> storage,
      RecordFinder finder,
      RecordFetcher fetcher,
      Supplier<Optional<LagReport>> readers,
      InstantSource clock) {
    this.events = events;
    this.storage = storage;
    this.finder = finder;
    this.fetcher = fetcher;
    this.readers = readers;
    this.clock = clock;
  }

  /** Empty when nothing is known of such a story. */
  Optional<StoryTrace> of(String storyId) {
    List<TracedMessage> messages = new ArrayList<>(events.of(storyId));
    List<String> problems = new ArrayList<>();
    List<ObjectNode> rows = rows(storyId, problems);
    rows.forEach(row -> stored(messageOf(row, storyId, messages), row, problems));
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    List<StoryTrace.Message> all = new ArrayList<>(messages.stream().map(this::told).toList());
    all.sort(Comparator.comparing(StoryTracer::begin));
    int left = Math.max(0, all.size() - MOST);
    return Optional.of(
        new StoryTrace(
            storyId,
            rows.stream()
                .map(row -> row.path("headline").asText(""))
                .filter(t -> !t.isBlank())
                .findFirst(),
            clock.instant(),
            all.subList(left, all.size()),
            left,
            problems));
  }

  private List<ObjectNode> rows(String storyId, List<String> problems) {
    if (storage.isEmpty()) {
      problems.add("monitor.postgres is not set: what is stored is not known");
      return List.of();
    }
    try {
      return storage.get().rows(ROWS, storyId, MOST);
    } catch (UnavailableException e) {
      problems.add(String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static TracedMessage messageOf(
      ObjectNode row, String storyId, List<TracedMessage> messages) {
    Optional<RawCoordinate> raw =
        row.path("rawOffset").isNumber()
            ? Optional.of(
                new RawCoordinate(row.path("rawPartition").asInt(), row.path("rawOffset").asLong()))
            : Optional.empty();
    Optional<TracedMessage> known =
        messages.stream().filter(m -> raw.isPresent() && m.raw.equals(raw)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    TracedMessage message = new TracedMessage(storyId, raw);
    messages.add(message);
    return message;
  }

  private void stored(TracedMessage message, ObjectNode row, List<String> problems) {
    message.of(row.path("feed").asText(null), Optional.empty());
    Instant receivedAt = Instant.parse(row.path("receivedAt").asText());
    if (!message.has(Kind.RECEIVED)) {
      message.add(
          new TraceEvent(Kind.RECEIVED, receivedAt, "by " + row.path("feed").asText(), null));
    }
    try {
      if (!message.has(Kind.PUBLISHED)) {
        message.raw.ifPresent(raw -> published(message, raw));
      }
      if (!message.has(Kind.DECIDED)) {
        decided(message, row, receivedAt);
      }
    } catch (UnavailableException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    String text =
        String.format(
            Locale.ROOT,
            "revision %d of %d in story_revision",
            row.path("number").asInt(),
            row.path("revisions").asInt());
    message.add(
        new TraceEvent(Kind.STORED, Instant.parse(row.path("storedAt").asText()), text, null));
  }

  private void published(TracedMessage message, RawCoordinate raw) {
    fetcher
        .fetch(raw.record())
        .ifPresent(
            record -> {
              message.of(null, TraceContext.in(record.headers()).map(TraceContext::traceId));
              message.add(TraceText.published(record.headers(), raw.record()));
            });
  }

  /** Compaction may have taken the record; what was decided is in the row all the same. */
  private void decided(TracedMessage message, ObjectNode row, Instant receivedAt) {
    boolean copy = Lane.isCopy(row.path("lane").asText());
    WireTopic topic = copy ? WireTopic.DUPLICATES : WireTopic.STORIES;
    Optional<RecordFinder.Found> found =
        finder.find(topic.topicName(), message.storyId, List.of(receivedAt)).stream().findFirst();
    message.add(
        new TraceEvent(
            Kind.DECIDED,
            found.flatMap(f -> WireHeaders.time(f.headers(), WireHeaders.DECIDED)).orElse(null),
            copy && row.path("relation").isTextual() ? evidence(row) : revision(row, copy),
            found
                .map(f -> new RecordCoordinate(f.topic(), f.partition(), f.offset()))
                .orElse(null)));
  }

  private static String evidence(ObjectNode row) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : row.path("reasons")) {
      reasons.add(reason.asText());
    }
    return TraceText.of(
        Relation.valueOf(row.path("relation").asText()),
        row.path("ofStoryId").asText(),
        row.path("similarity").asDouble(),
        reasons);
  }

  private static String revision(ObjectNode row, boolean copy) {
    return (copy ? "a copy: " : "a story of its own: ") + row.path("change").asText();
  }

  private StoryTrace.Message told(TracedMessage message) {
    TraceSteps steps = new TraceSteps(message.events());
    return new StoryTrace.Message(
        message.raw.map(RawCoordinate::toString),
        message.feed(),
        message.traceId(),
        steps.all(),
        readers(message),
        steps.heldUp(clock.instant()));
  }

  /** Of the newest record that the message came out as or, before that, of the message itself. */
  private List<StoryTrace.Reader> readers(TracedMessage message) {
    Optional<RecordCoordinate> place =
        message.events().stream()
            .filter(e -> e.kind() == Kind.DECIDED || e.kind() == Kind.PUBLISHED)
            .filter(e -> e.place() != null)
            .max(Comparator.comparing(TraceEvent::kind))
            .map(TraceEvent::place);
    return place.map(this::readers).orElse(List.of());
  }

  private List<StoryTrace.Reader> readers(RecordCoordinate place) {
    List<StoryTrace.Reader> all = new ArrayList<>();
    for (GroupLag group : readers.get().map(LagReport::groups).orElse(List.of())) {
      if (!group.ours() || group.kind() == GroupKind.STORAGE) {
        continue; // the row tells of storage
      }
      for (PartitionLag at : group.partitions()) {
        if (at.topic().equals(place.topic()) && at.partition() == place.partition()) {
          long next = at.committed().orElse(0);
          all.add(
              new StoryTrace.Reader(
                  group.group(), next > place.offset(), Math.max(0, place.offset() - next)));
        }
      }
    }
    return all;
  }

  private static Instant begin(StoryTrace.Message message) {
    return message.steps().stream()
        .map(StoryTrace.Step::at)
        .filter(at -> at != null)
        .findFirst()
        .orElse(Instant.MIN);
  }
}
