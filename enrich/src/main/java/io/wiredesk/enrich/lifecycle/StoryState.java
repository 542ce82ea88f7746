package io.wiredesk.enrich.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a story but its texts: the set of its distinct messages.
 *
 * @param route which match task decides on it; fixed by its first own message that tells its
 *     language, {@link #NO_ROUTE} until then
 * @param heard when something last came of it, by the later of the clocks of ingest and of this
 *     machine: one that runs behind makes no story old
 * @param due when the hold store will next wake it; null when nothing waits for a time
 * @param entries in wire order
 */
public record StoryState(
    String route, Instant heard, @Nullable Instant due, List<StoryMessage> entries) {
  static final String NO_ROUTE = "";

  public StoryState {
    entries = RevisionOrder.sorted(entries);
  }

  public static StoryState empty(String route) {
    return new StoryState(route, Instant.EPOCH, null, List.of());
  }

  Optional<StoryMessage> find(String key) {
    return entries.stream().filter(e -> e.key().equals(key)).findFirst();
  }

  StoryState with(StoryMessage entry) {
    List<StoryMessage> more = new ArrayList<>(entries);
    more.add(entry);
    return new StoryState(route, Instants.later(heard, entry.receivedAt()), due, more);
  }

  /** With an entry in the place of the one that has its key. */
  StoryState replacing(StoryMessage entry) {
    List<StoryMessage> others =
        new ArrayList<>(entries.stream().filter(e -> !e.key().equals(entry.key())).toList());
    others.add(entry);
    return new StoryState(route, heard, due, others);
  }

  StoryState dueAt(@Nullable Instant time) {
    return new StoryState(route, heard, time, entries);
  }

  boolean isRouted() {
    return !route.equals(NO_ROUTE);
  }

  StoryState routed(String asked) {
    return new StoryState(asked, heard, due, entries);
  }

  StoryState heardAt(Instant time) {
    return time.isAfter(heard) ? new StoryState(route, time, due, entries) : this;
  }

  /** When something last happened to it: a message came, or an embargo ended or will. */
  Instant lastNews() {
    return entries.stream().map(Embargo::own).reduce(heard, Instants::later);
  }

  /** Whether a message of the story itself has come, not only what others say of it. */
  boolean hasOwn() {
    return entries.stream().anyMatch(e -> !e.directed());
  }

  /** Whether a message of its own has come that is no kill. */
  boolean hasCome() {
    return entries.stream().anyMatch(e -> !e.directed() && !e.kills());
  }

  /** Whether what an embargo held has not been published. */
  boolean hides(StoryMessage entry) {
    return entry.cameUnderEmbargo() && find(entry.key()).filter(StoryMessage::released).isEmpty();
  }

  /** Whether something usable was published that is surely older than a withheld message. */
  boolean publishedBefore(StoryMessage withheld) {
    return entries.stream()
        .anyMatch(
            e ->
                e.released()
                    && e.usable()
                    && !e.directed()
                    && RevisionOrder.isSurelyOlder(e, withheld));
  }

  /**
   * Whether an order that ends holds ends one that took back something published. Once true it
   * stays true, so one without a time does for any hold: its arrival may turn out to be earlier.
   */
  boolean lifted(StoryMessage release) {
    boolean timed = release.versionCreated() != null;
    return entries.stream()
        .filter(StoryMessage::withholds)
        .anyMatch(e -> (!timed || e.timeOfItsOwn() <= release.time()) && publishedBefore(e));
  }

  /** The kill that sorts above all other kills. */
  Optional<StoryMessage> topKill() {
    return entries.stream().filter(StoryMessage::kills).reduce((below, above) -> above);
  }

  /** Whether a kill that is known sorts above the entry. */
  boolean covered(StoryMessage entry) {
    return topKill().filter(kill -> kill.compareTo(entry) > 0).isPresent();
  }

  /** Messages of its own that were published. */
  int releasedCount() {
    return (int) entries.stream().filter(e -> e.released() && !e.directed()).count();
  }

  /** Whether a message is known and not yet released. */
  boolean waits(String key) {
    return find(key).filter(e -> !e.released()).isPresent();
  }
}
