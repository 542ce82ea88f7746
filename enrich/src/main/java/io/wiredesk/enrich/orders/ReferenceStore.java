package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.SortableNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Names and orders of the last days. An order fits a name or does not, whatever else is known, so
 * that which of the two comes first makes no difference and nothing has ever to be taken back. Days
 * are those of receipt: a message that says it is of last year is remembered as long as any other.
 */
final class ReferenceStore {
  /** Name of a store, keyed by day of receipt, source and name: names and orders together. */
  static final String REFERENCES = "desk-reference";

  /** Name of a store, keyed by time and name: orders whose story is not known. */
  static final String DUE = "desk-due";

  /** References under one name; the next is not kept. A number of a day names one message. */
  private static final int KEPT = 100;

  private final KeyValueStore<String, List<StoryReference>> references;
  private final KeyValueStore<String, StoryReference> due;
  private final int window;

  ReferenceStore(ProcessingContext context, int window) {
    this.references = context.getStateStore(REFERENCES);
    this.due = context.getStateStore(DUE);
    this.window = window;
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
      around(received).forEach(day -> found.addAll(ordered(key(day, source, name), named)));
      keep(key(received, source, name), named);
    }
    return found;
  }

  /** Enters an order; the stories that it means, as far as they are known by that name. */
  List<String> enter(String source, StoryReference.Ordered ordered) {
    keep(key(ordered.received(), source, name(ordered)), ordered);
    return meant(source, ordered);
  }

  /** The stories that an order means. */
  List<String> meant(String source, StoryReference.Ordered ordered) {
    Directive directive = ordered.directive();
    return around(ordered.received())
        .flatMap(day -> read(key(day, source, name(ordered))).stream())
        .filter(StoryReference.Named.class::isInstance)
        .map(StoryReference.Named.class::cast)
        .filter(named -> fits(directive, named))
        .map(StoryReference.Named::storyId)
        .distinct()
        .toList();
  }

  private List<Found> ordered(String key, StoryReference.Named named) {
    return read(key).stream()
        .filter(StoryReference.Ordered.class::isInstance)
        .map(ordered -> ((StoryReference.Ordered) ordered).directive())
        .filter(directive -> fits(directive, named))
        .map(directive -> new Found(directive, named.storyId()))
        .toList();
  }

  /** Nobody's order is about its own message. */
  private static boolean fits(Directive directive, StoryReference.Named named) {
    return !directive.by().equals(named.storyId())
        && (!(directive.target() instanceof DirectiveTarget.ByNumber item) || item.fits(named));
  }

  private void keep(String key, StoryReference reference) {
    List<StoryReference> known = new ArrayList<>(read(key));
    for (int i = 0; i < known.size(); i++) {
      if (says(known.get(i), reference)) {
        if (arrivedBefore(reference, known.get(i))) {
          known.set(i, reference);
          references.put(key, known);
        }
        return;
      }
    }
    if (known.size() < KEPT) {
      known.add(reference);
      references.put(key, known);
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

  private List<StoryReference> read(String key) {
    @Nullable List<StoryReference> known = references.get(key);
    return known == null ? List.of() : known;
  }

  /** Reminds of an order at a time. */
  void remind(Instant at, String source, StoryReference.Ordered ordered) {
    String key = key(ordered.received(), source, name(ordered));
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
      due.delete(next.key);
      return Optional.of((StoryReference.Ordered) next.value);
    }
  }

  /** Drops what is older than the window, up to a number of names in one go. */
  void forget(LocalDate today, int atMost) {
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, List<StoryReference>> oldest =
        references.range(null, today.minusDays(window).toString())) {
      while (oldest.hasNext() && old.size() < atMost) {
        old.add(oldest.next().key);
      }
    }
    old.forEach(references::delete);
  }

  private Stream<LocalDate> around(LocalDate day) {
    return Stream.iterate(day.minusDays(window), d -> d.plusDays(1)).limit(2L * window + 1);
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

  private static String key(LocalDate received, String source, String name) {
    return received + "\n" + source + "\n" + name;
  }
}
