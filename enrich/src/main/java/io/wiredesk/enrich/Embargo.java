package io.wiredesk.enrich;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a message may be published.
 *
 * <ul>
 *   <li>A kill, and what a kill covers (it goes out without text): at once.
 *   <li>A usable message: at its own embargo or, when later, that of the story's newest version, so
 *       that extending an embargo keeps older held versions back. A version published before cannot
 *       be taken back by an embargo.
 *   <li>A withheld message: never; the usable one that frees the story is a message of its own. It
 *       holds back nobody but itself. Only a kill above it takes it, without text, off the books.
 * </ul>
 *
 * <p>Once all embargoes have passed, what is released depends on the set of messages alone.
 */
final class Embargo {
  private Embargo() {}

  /** Earliest time of publication; {@link Instant#MAX} for never as things stand. */
  static Instant until(StoryState state, Entry entry) {
    if (entry.kills() || state.covered(entry)) {
      return Instant.MIN;
    }
    if (!entry.usable()) {
      return Instant.MAX;
    }
    return later(own(entry), newest(state));
  }

  /** Releases what may be published now. */
  static StoryState release(StoryState state, Instant now) {
    StoryState released = state;
    for (Entry entry : state.entries()) {
      if (!entry.released() && !until(state, entry).isAfter(now)) {
        released = released.replacing(entry.release());
      }
    }
    return released.dueAt(next(released).orElse(null));
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
        .filter(e -> !e.kills())
        .reduce((below, above) -> above)
        .map(Embargo::own)
        .orElse(Instant.MIN);
  }

  private static Instant own(Entry entry) {
    return entry.embargoed() == null ? Instant.MIN : entry.embargoed();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
