package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStores;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Related;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way of finding that a text is a copy. The detector asks its matchers in order; the first that
 * answers decides. A new way is a class here and a line in {@link RouteDetectors#matchers}.
 */
public interface CopyMatcher {
  /** Called once, before all else. */
  void open(RouteStores shelves, Retention ageing);

  /**
   * Whose copy the candidate is, if it is one of another story's text within the window.
   *
   * @param before what an earlier text of the candidate was found to be; null where there was none
   */
  Optional<Copy> find(IncomingRevision candidate, @Nullable Copy before);

  /**
   * Makes the candidate's text findable, in place of its earlier one.
   *
   * @param copy what it was found to be; null for a story of its own
   */
  void learn(IncomingRevision candidate, @Nullable Copy copy);

  /** Stories that tell the same event independently. */
  default List<Related> related(IncomingRevision candidate, @Nullable Copy copy) {
    return List.of();
  }

  /** Drops what it put there under the key that it gave to {@link Retention#note}. */
  void forget(Retention.Old old);

  /** Name of the shelf whose keys it notes for ageing. */
  String ages();
}
