package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.Publication;
import io.wiredesk.enrich.flow.SortableNumber;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.StatedTime;
import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Tells its source's desk what a message may be called by and, once it is published, what it orders
 * about other stories. A message that is neither numbered, nor otherwise named, nor orders anything
 * tells nothing, and costs nothing more.
 */
public final class ReferenceProcessor implements Stage<String, WireStory> {
  private static final int TITLE_LENGTH = 120;

  /** Shorter identifiers are counters and codes that many stories share. */
  private static final int SHORTEST_ID = 6;

  private static final int IDS = 8;

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Messages woken in one go; the others follow at the next. */
  private static final int WAKE_AT_ONCE = 1000;

  /**
   * Part of the store, keyed by the embargo's end and storyId: messages whose orders wait for it.
   */
  private static final String WAITING = "order-waiting";

  private final ProcessorContext<String, StoryReference> context;
  private final OrderSettings settings;
  private final Publication publication;
  private final StorePart<WireStory> waiting;

  private ReferenceProcessor(
      ProcessorContext<String, StoryReference> context,
      StorePart<WireStory> waiting,
      OrderSettings settings,
      Publication publication) {
    this.context = context;
    this.settings = settings;
    this.publication = publication;
    this.waiting = waiting;
    Stage.scheduled(context, EVERY, this::wake);
  }

  /**
   * Needs the store.
   *
   * @param publication says whether a message is published
   */
  public static ProcessorSupplier<String, WireStory, String, StoryReference> supplier(
      TaskStore store,
      Serde<WireStory> messages,
      OrderSettings settings,
      Function<ProcessingContext, Publication> publication) {
    return Stage.opened(
        context ->
            new ReferenceProcessor(
                context,
                store.part(context, WAITING, messages),
                settings,
                publication.apply(context)));
  }

  @Override
  public void process(Record<String, WireStory> record) {
    @Nullable WireStory message = record.value();
    if (message == null || !message.getStoryId().equals(record.key())) {
      return; // which the revise stage refuses
    }
    LocalDate day = day(message);
    named(message, day).forEach(name -> tell(record, name));
    if (!DirectiveReader.of(message, day).isEmpty()) {
      order(record, Instant.ofEpochMilli(context.currentSystemTimeMs()));
    }
  }

  /**
   * What a held message orders is done when it is published, and never where it is killed first.
   */
  private void order(Record<String, WireStory> record, Instant now) {
    WireStory message = record.value();
    LocalDate day = day(message);
    switch (publication.of(message, now)) {
      case PUBLISHED ->
          DirectiveReader.of(message, day)
              .forEach(d -> tell(record, new StoryReference.Ordered(d, received(record))));
      case HELD -> waiting.put(waitingKey(message), message);
      case NEVER -> {}
    }
  }

  private void wake(long wallClock) {
    Instant now = Instant.ofEpochMilli(wallClock);
    List<KeyValue<String, WireStory>> due = new ArrayList<>();
    try (KeyValueIterator<String, WireStory> first =
        waiting.range(null, SortableNumber.of(wallClock + 1))) {
      while (first.hasNext() && due.size() < WAKE_AT_ONCE) {
        due.add(first.next());
      }
    }
    for (KeyValue<String, WireStory> next : due) {
      waiting.remove(next.key);
      WireStory message = next.value;
      long freed = Math.min(wallClock, Math.max(received(message), end(message)));
      order(new Record<>(message.getStoryId(), message, freed), now);
    }
  }

  /** A resend waits in the place of what it repeats. */
  private static String waitingKey(WireStory message) {
    return SortableNumber.of(end(message))
        + (message.getStoryId() + "\n" + message.getOriginalSha256());
  }

  private static long end(WireStory message) {
    Instant embargoed = message.getEmbargoed();
    return embargoed == null ? 0 : Math.max(0, embargoed.toEpochMilli());
  }

  private static long received(WireStory message) {
    return Math.max(0, message.getReceivedAt().toEpochMilli());
  }

  private static LocalDate received(Record<String, WireStory> record) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC);
  }

  private void tell(Record<String, WireStory> record, StoryReference reference) {
    String source = StoryId.sourceOf(record.value().getStoryId());
    context.forward(record.withKey(source).withValue(reference));
  }

  private static Stream<StoryReference> named(WireStory message, LocalDate day) {
    List<String> ids = ids(message);
    Long number = message.getSequence();
    return number == null && ids.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new StoryReference.Named(
                message.getStoryId(),
                message.getFeed(),
                number,
                day,
                ids,
                title(message),
                sender(message)));
  }

  /** What the story is called besides its storyId. */
  private static List<String> ids(WireStory message) {
    String identity = StoryId.of(message.getStoryId()).identity();
    return Stream.concat(
            Stream.ofNullable(message.getGuid()), message.getAltIds().stream().map(AltId::getValue))
        .filter(id -> id.length() >= SHORTEST_ID && !identity.equals(id))
        .distinct()
        .limit(IDS)
        .toList();
  }

  private static String title(WireStory message) {
    String headline = Objects.requireNonNullElse(message.getHeadline(), "");
    return headline.substring(0, Math.min(TITLE_LENGTH, headline.length()));
  }

  private static String sender(WireStory message) {
    return String.join(
        " ",
        Objects.requireNonNullElse(message.getProvider(), ""),
        message.getFeed(),
        message.getStoryId());
  }

  private LocalDate day(WireStory message) {
    ZoneId zone = settings.zone(message.getFeed());
    Instant made = StatedTime.believed(message.getVersionCreated(), message.getReceivedAt());
    return LocalDate.ofInstant(made, zone);
  }
}
