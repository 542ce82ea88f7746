package io.wiredesk.enrich.lifecycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When a message may be published.
 *
 * <ul>
 *   <li>A kill, and what a kill covers (it goes out without text): at once.
 *   <li>A usable message: at its own embargo or, when later, that of the story's newest version, so
 *       that extending an embargo keeps older held versions back. A version published before cannot
 *       be taken back by an embargo.
 *   <li>A withheld message: never, while nothing of the story was published; the usable one that
 *       frees the story is a message of its own. Once an older one was, it goes out, without text,
 *       to say that the story is withheld now. A kill above it takes it off the books.
 *   <li>What another story's message says of this one: not before a message of its own has come.
 *       That a kill covers an order to hold it says nothing, as the order's place may yet rise.
 *   <li>An order that ends a hold: once there is a hold that it ends.
 * </ul>
 *
 * <p>Once all embargoes have passed, what is released depends on the set of messages alone.
 */
public final class Embargo {
  private Embargo() {}

  /** Earliest time of publication; {@link Instant#MAX} for never as things stand. */
  static Instant until(StoryState state, StoryMessage entry) {
    if (!state.hasOwn()) {
      return Instant.MAX;
    }
    if (entry.kills() || (!entry.directed() && state.covered(entry))) {
      return Instant.MIN;
    }
    if (!entry.usable()) {
      return state.publishedBefore(entry) ? Instant.MIN : Instant.MAX;
    }
    if (entry.lifts()) {
      return state.lifted(entry) ? Instant.MIN : Instant.MAX;
    }
    return Instants.later(own(entry), newest(state));
  }

  /** Releases what may be published now; the withheld last, since the others decide on them. */
  public static StoryState release(StoryState state, Instant now) {
    StoryState released = release(state, now, e -> e.usable() || e.kills());
    released = release(released, now, e -> true);
    return released.dueAt(next(released).orElse(null));
  }

  private static StoryState release(StoryState state, Instant now, Predicate<StoryMessage> which) {
    StoryState released = state;
    for (StoryMessage entry : state.entries()) {
      if (which.test(entry) && !entry.released() && !until(released, entry).isAfter(now)) {
        released = released.replacing(entry.release());
      }
    }
    return released;
  }

  /** When something held falls due, unless it waits for a message. */
  private static Optional<Instant> next(StoryState state) {
    return state.entries().stream()
        .filter(e -> !e.released())
        .map(e -> until(state, e))
        .filter(until -> until.isBefore(Instant.MAX))
        .min(Comparator.naturalOrder());
  }

  private static Instant newest(StoryState state) {
    return state.entries().stream()
        .filter(e -> !e.kills() && !e.directed())
        .reduce((below, above) -> above)
        .map(Embargo::own)
        .orElse(Instant.MIN);
  }

  static Instant own(StoryMessage entry) {
    return entry.embargoed() == null ? Instant.MIN : entry.embargoed();
  }
}
