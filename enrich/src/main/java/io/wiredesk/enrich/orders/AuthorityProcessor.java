package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.enrich.orders.DatedStore.Dated;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.StoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Tells of orders about stories that did not come, and of those among them that another source has:
 * nobody acts on another source's story. Keyed by what identifies a story within its source.
 */
public final class AuthorityProcessor implements Stage<String, Presence> {
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** What is kept of an identifier received in a day; the next is not. */
  private static final int KEPT = 200;

  /** Part of the store, keyed by identifier. */
  private static final String PRESENCES = "authority-presence";

  private final ProcessorContext<String, Outcome> context;
  private final DatedStore<Presence> presences;

  private AuthorityProcessor(
      ProcessorContext<String, Outcome> context, TaskStore store, int window) {
    this.context = context;
    this.presences = new DatedStore<>(store.part(context, PRESENCES, PresenceSerde.all()), window);
    Stage.scheduled(context, EVERY, now -> forget());
  }

  /** Needs the store. */
  public static ProcessorSupplier<String, Presence, String, Outcome> supplier(
      TaskStore store, OrderSettings settings) {
    return Stage.opened(context -> new AuthorityProcessor(context, store, settings.window()));
  }

  @Override
  public void process(Record<String, Presence> record) {
    Presence presence = record.value();
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC);
    List<Dated<Presence>> all = presences.read(record.key());
    List<Presence> known = presences.around(day, all);
    if (known.contains(presence)) {
      return;
    }
    switch (presence.kind()) {
      case CAME -> came(presence, known);
      case MISSING, UNMISSED -> missing(presence, known);
      case RENAMED -> {} // an order that is judged later is met by it
    }
    keep(record.key(), all, new Dated<>(day, presence));
  }

  private void came(Presence story, List<Presence> known) {
    known.stream()
        .filter(p -> isMissing(p) && !isMet(p, known) && !isOfOneSource(p, story))
        .forEach(p -> tell(p.feed(), OrderNotices.foreign(p, List.of(story.storyId()), now())));
  }

  private void missing(Presence order, List<Presence> known) {
    if (isMet(order, known)) {
      return;
    }
    List<String> elsewhere =
        known.stream()
            .filter(p -> p.kind() == Presence.Kind.CAME && !isOfOneSource(p, order))
            .map(Presence::storyId)
            .distinct()
            .toList();
    if (!elsewhere.isEmpty()) {
      tell(order.feed(), OrderNotices.foreign(order, elsewhere, now()));
    } else if (order.kind() == Presence.Kind.MISSING) {
      tell(order.feed(), OrderNotices.storyUnknown(order, now()));
    }
  }

  private static boolean isMissing(Presence presence) {
    return presence.kind() == Presence.Kind.MISSING || presence.kind() == Presence.Kind.UNMISSED;
  }

  /** Whether its own source has the story, by that id or by another. */
  private static boolean isMet(Presence order, List<Presence> known) {
    return known.stream().anyMatch(p -> !isMissing(p) && p.storyId().equals(order.storyId()));
  }

  private static boolean isOfOneSource(Presence one, Presence other) {
    return StoryId.sourceOf(one.storyId()).equals(StoryId.sourceOf(other.storyId()));
  }

  private void keep(String identity, List<Dated<Presence>> known, Dated<Presence> presence) {
    long ofTheDay = known.stream().filter(k -> k.day().equals(presence.day())).count();
    if (ofTheDay < KEPT || !isMissing(presence.value())) {
      List<Dated<Presence>> kept = new ArrayList<>(known);
      kept.add(presence);
      presences.write(identity, kept);
    }
  }

  private void forget() {
    long received = Math.max(0, context.currentStreamTimeMs());
    presences.forget(LocalDate.ofInstant(Instant.ofEpochMilli(received), ZoneOffset.UTC));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private void tell(@Nullable String feed, Notice notice) {
    context.forward(
        new Outcome.Told(notice).under(Objects.requireNonNullElse(feed, notice.getStoryId())));
  }
}
