package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.StoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * The desk of a source: finds the story that a message means when it orders another of the same
 * source to be killed, held or replaced, and sends the order there; watches the numbers of each
 * feed. Keyed by source.
 *
 * <p>What is waited for is timed by the clock of the machine: on a wire that has gone quiet, record
 * time stands still, and nobody would be told.
 */
public final class ResolveProcessor implements Stage<String, StoryReference> {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Part of the store, keyed by feed. */
  private static final String NUMBERS = "desk-numbering";

  private final ProcessorContext<String, Outcome> context;
  private final OrderSettings settings;
  private final EnrichMeters meters;
  private final ReferenceStore references;
  private final StorePart<FeedSequence> numbers;

  private ResolveProcessor(
      ProcessorContext<String, Outcome> context,
      TaskStore store,
      OrderSettings settings,
      EnrichMeters meters) {
    this.context = context;
    this.settings = settings;
    this.meters = meters;
    this.references = new ReferenceStore(context, store, settings.window());
    this.numbers = store.part(context, NUMBERS, FeedSequence.serde());
    Stage.scheduled(context, EVERY, this::wake);
  }

  /** Needs the store. */
  public static ProcessorSupplier<String, StoryReference, String, Outcome> supplier(
      TaskStore store, OrderSettings settings, EnrichMeters meters) {
    return Stage.opened(context -> new ResolveProcessor(context, store, settings, meters));
  }

  @Override
  public void process(Record<String, StoryReference> record) {
    String source = record.key();
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    if (record.value() instanceof StoryReference.Named named) {
      LocalDate received =
          LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC);
      references.enter(source, named, received).forEach(f -> found(f.directive(), f.storyId()));
      number(named, now);
    } else if (record.value() instanceof StoryReference.Ordered ordered) {
      order(source, ordered, now);
    }
  }

  /** An id is the story's own, known or not: the order waits there; or another of its names. */
  private void order(String source, StoryReference.Ordered ordered, Instant now) {
    Directive directive = ordered.directive();
    if (directive.target() instanceof DirectiveTarget.Unnamed) {
      tell(directive.from().feed(), OrderNotices.advisoryUnresolved(directive, now));
      return;
    }
    List<String> meant = references.enter(source, ordered);
    if (directive.target() instanceof DirectiveTarget.ById id) {
      send(directive, id.storyId());
    } else if (meant.isEmpty()) {
      references.remind(now.plus(settings.patience()), source, ordered);
    }
    meant.forEach(storyId -> found(directive, storyId));
  }

  /** Once a story is found under another id, nobody misses one of the id that the order names. */
  private void found(Directive directive, String storyId) {
    send(directive, storyId);
    if (directive.target() instanceof DirectiveTarget.ById id) {
      Presence renamed = Presence.of(Presence.Kind.RENAMED, id.storyId());
      context.forward(
          new Record<>(id.storyId(), new Outcome.Present(renamed), receivedAt(directive)));
    }
  }

  private void number(StoryReference.Named named, Instant now) {
    Long number = named.number();
    String feed = named.feed();
    if (number == null || settings.unnumbered().contains(feed)) {
      return;
    }
    @Nullable FeedSequence known = numbers.get(feed);
    numbers.put(
        feed,
        known == null
            ? FeedSequence.startingAt(number, named.day())
            : known.with(number, named.day(), now));
  }

  private void wake(long wallClock) {
    Instant now = Instant.ofEpochMilli(wallClock);
    for (Optional<StoryReference.Ordered> due = references.takeDue(now);
        due.isPresent();
        due = references.takeDue(now)) {
      StoryReference.Ordered ordered = due.get();
      if (references.meant(StoryId.sourceOf(ordered.directive().by()), ordered).isEmpty()) {
        tell(
            ordered.directive().from().feed(),
            OrderNotices.advisoryUnresolved(ordered.directive(), now));
      }
    }
    gaps(now);
    references.forget(today());
  }

  private LocalDate today() {
    long received = Math.max(0, context.currentStreamTimeMs());
    return LocalDate.ofInstant(Instant.ofEpochMilli(received), ZoneOffset.UTC);
  }

  private void gaps(Instant now) {
    List<KeyValue<String, FeedSequence>> told = new ArrayList<>();
    try (KeyValueIterator<String, FeedSequence> all = numbers.range(null, null)) {
      while (all.hasNext()) {
        KeyValue<String, FeedSequence> feed = all.next();
        List<FeedSequence.Gap> gaps = feed.value.untold(now.minus(settings.gapWait()));
        if (!gaps.isEmpty()) {
          tell(feed.key, OrderNotices.sequenceGap(feed.key, gaps, now));
          told.add(KeyValue.pair(feed.key, feed.value.told(gaps)));
        }
      }
    }
    told.forEach(feed -> numbers.put(feed.key, feed.value));
  }

  private void send(Directive directive, String storyId) {
    meters.directed.increment();
    context.forward(
        new Record<>(storyId, new Outcome.Directed(directive.to(storyId)), receivedAt(directive)));
  }

  private static long receivedAt(Directive directive) {
    return Math.max(0, directive.from().receivedAt().toEpochMilli());
  }

  private void tell(String feed, Notice notice) {
    context.forward(new Outcome.Told(notice).under(feed));
  }
}
