package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Related;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way of finding that a text is a copy. The detector asks its matchers in order; the first that
 * finds something decides. A new way is a class here and a line in {@link RouteDetectors}.
 */
interface CopyMatcher {
  /** Holds a revision, which has a text, against what was learned of others. */
  Finding examine(IncomingRevision incoming);

  /** Drops what it remembers under the key that it gave to {@link Retention#note}. */
  void forget(Retention.Old old);

  /** Name of the store whose keys it notes for retention. */
  String store();

  /** What a matcher makes of one revision; holds until the next one is learned. */
  interface Finding {
    /**
     * Whose copy the revision is, if it is one of another story's text within the window.
     *
     * @param before what an earlier text of its story was found to be; null where there was none
     */
    Optional<Copy> copy(@Nullable Copy before);

    /**
     * Stories that tell the same event independently.
     *
     * @param copy what it was found to be; null for a story of its own
     */
    default List<Related> related(@Nullable Copy copy) {
      return List.of();
    }

    /**
     * Makes the revision's text findable, in place of its story's earlier one.
     *
     * @param copy what it was found to be; null for a story of its own
     * @param takesOver whether it is its own although another story's in memory
     */
    void learn(@Nullable Copy copy, boolean takesOver);
  }
}
