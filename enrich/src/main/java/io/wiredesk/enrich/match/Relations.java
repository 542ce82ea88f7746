package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.Likeness;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import org.jspecify.annotations.Nullable;

/** How a copy relates to what it copies. */
final class Relations {
  /** Lengths that differ by less are the same form. */
  private static final double SHORTER = 0.7;

  private Relations() {}

  /**
   * Whether a story goes to wire.stories: a fuller form is news, whatever it grew out of.
   *
   * @param copy null for a story of its own
   */
  static boolean published(@Nullable Copy copy) {
    return copy == null || copy.getRelation() == Relation.EXPANDED;
  }

  /** What the first is to the second, a near copy of which it is. */
  static Relation of(Sketch first, Sketch second, Likeness likeness) {
    double ratio = (first.length() + 1.0) / (second.length() + 1.0);
    if (ratio < SHORTER && likeness.inSecond().all() > likeness.inFirst().all()) {
      return Relation.BRIEF;
    }
    if (ratio > 1 / SHORTER && likeness.inFirst().all() > likeness.inSecond().all()) {
      return Relation.EXPANDED;
    }
    return Relation.NEAR;
  }
}
