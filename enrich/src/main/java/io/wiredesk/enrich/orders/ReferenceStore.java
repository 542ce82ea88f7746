package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.SortableNumber;
import io.wiredesk.enrich.flow.StorePart;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.enrich.orders.DatedStore.Dated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Names and orders of the last days. An order fits a name or does not, whatever else is known, so
 * that which of the two comes first makes no difference and nothing has ever to be taken back. Days
 * are those of receipt: a message that says it is of last year is remembered as long as any other.
 */
final class ReferenceStore {
  /** Part of the store, keyed by source and name: names and orders together. */
  static final String REFERENCES = "desk-reference";

  /** Part of the store, keyed by time and name: orders whose story is not known. */
  private static final String DUE = "desk-due";

  /**
   * Received in a day under one name; the next is not kept. A number names one message of a day.
   */
  private static final int KEPT = 100;

  private final DatedStore<StoryReference> references;
  private final StorePart<StoryReference> due;

  ReferenceStore(ProcessingContext context, TaskStore store, int window) {
    this.references =
        new DatedStore<>(store.part(context, REFERENCES, StoryReferenceSerde.all()), window);
    this.due = store.part(context, DUE, StoryReferenceSerde.one());
  }

  /** An order together with a story that it means. */
  record Found(Directive directive, String storyId) {}

  /**
   * Enters a name; what has been ordered about it.
   *
   * @param received day on which it was
   */
  List<Found> enter(String source, StoryReference.Named named, LocalDate received) {
    List<Found> found = new ArrayList<>();
    for (String name : names(named)) {
      String key = key(source, name);
      List<Dated<StoryReference>> known = references.read(key);
      references.around(received, known).stream()
          .filter(StoryReference.Ordered.class::isInstance)
          .map(ordered -> ((StoryReference.Ordered) ordered).directive())
          .filter(directive -> fits(directive, named))
          .forEach(directive -> found.add(new Found(directive, named.storyId())));
      keep(key, known, new Dated<>(received, named));
    }
    return found;
  }

  /** Enters an order; the stories that it means, as far as they are known by that name. */
  List<String> enter(String source, StoryReference.Ordered ordered) {
    String key = key(source, name(ordered));
    List<Dated<StoryReference>> known = references.read(key);
    keep(key, known, new Dated<>(ordered.received(), ordered));
    return meant(ordered, known);
  }

  /** The stories that an order means. */
  List<String> meant(String source, StoryReference.Ordered ordered) {
    return meant(ordered, references.read(key(source, name(ordered))));
  }

  private List<String> meant(StoryReference.Ordered ordered, List<Dated<StoryReference>> known) {
    return references.around(ordered.received(), known).stream()
        .filter(StoryReference.Named.class::isInstance)
        .map(StoryReference.Named.class::cast)
        .filter(named -> fits(ordered.directive(), named))
        .map(StoryReference.Named::storyId)
        .distinct()
        .toList();
  }

  /** Nobody's order is about its own message. */
  private static boolean fits(Directive directive, StoryReference.Named named) {
    return !directive.by().equals(named.storyId())
        && (!(directive.target() instanceof DirectiveTarget.ByNumber item) || item.fits(named));
  }

  private void keep(
      String key, List<Dated<StoryReference>> known, Dated<StoryReference> reference) {
    List<Dated<StoryReference>> kept = new ArrayList<>(known);
    int ofTheDay = 0;
    for (int i = 0; i < kept.size(); i++) {
      if (!kept.get(i).day().equals(reference.day())) {
        continue;
      }
      if (says(kept.get(i).value(), reference.value())) {
        if (arrivedBefore(reference.value(), kept.get(i).value())) {
          kept.set(i, reference);
          references.write(key, kept);
        }
        return;
      }
      ofTheDay++;
    }
    if (ofTheDay < KEPT) {
      kept.add(reference);
      references.write(key, kept);
    }
  }

  private static boolean arrivedBefore(StoryReference one, StoryReference other) {
    return one instanceof StoryReference.Ordered first
        && other instanceof StoryReference.Ordered second
        && first.directive().from().receivedAt().isBefore(second.directive().from().receivedAt());
  }

  private static boolean says(StoryReference known, StoryReference again) {
    if (known instanceof StoryReference.Named one && again instanceof StoryReference.Named other) {
      return one.storyId().equals(other.storyId());
    }
    return known instanceof StoryReference.Ordered one
        && again instanceof StoryReference.Ordered other
        && one.directive().sameAs(other.directive());
  }

  /** Reminds of an order at a time. */
  void remind(Instant at, String source, StoryReference.Ordered ordered) {
    String key = ordered.received() + "\n" + key(source, name(ordered));
    due.put(SortableNumber.of(at.toEpochMilli()) + key, ordered);
  }

  /** Takes an order of which it is time to be reminded. */
  Optional<StoryReference.Ordered> takeDue(Instant now) {
    String end = SortableNumber.of(now.toEpochMilli() + 1);
    try (KeyValueIterator<String, StoryReference> first = due.range(null, end)) {
      if (!first.hasNext()) {
        return Optional.empty();
      }
      KeyValue<String, StoryReference> next = first.next();
      due.remove(next.key);
      return Optional.of((StoryReference.Ordered) next.value);
    }
  }

  /** Drops some of what is older than the window. */
  void forget(LocalDate today) {
    references.forget(today);
  }

  private static List<String> names(StoryReference.Named named) {
    List<String> names = new ArrayList<>(named.ids().stream().map(ReferenceStore::name).toList());
    if (named.number() != null) {
      names.add(name(named.number(), named.day()));
    }
    return names;
  }

  private static String name(StoryReference.Ordered ordered) {
    DirectiveTarget target = ordered.directive().target();
    return target instanceof DirectiveTarget.ByNumber item
        ? name(item.number(), item.day())
        : name(((DirectiveTarget.ById) target).identity());
  }

  private static String name(String id) {
    return "=" + id;
  }

  private static String name(long number, LocalDate day) {
    return "#" + number + "@" + day;
  }

  private static String key(String source, String name) {
    return source + "\n" + name;
  }
}
