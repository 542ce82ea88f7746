package io.wiredesk.enrich;

import java.util.List;
import java.util.Optional;

/**
 * A candidate held against a member.
 *
 * @param probability that they are the same story
 */
record Comparison(Member member, Likeness likeness, double probability) {
  /** From here on they are taken for the same story. */
  static final double SAME = 0.5;

  /** Related stories named at most. */
  static final int RELATED_NAMED = 5;

  private static final CopyModel MODEL = CopyModel.shipped();

  /** Empty where they have next to nothing in common. */
  static Optional<Comparison> of(Sketch sketch, Candidate candidate, Member member) {
    return evidence(sketch, candidate, member)
        .map(found -> new Comparison(member, found, MODEL.probability(found.features())));
  }

  /** What speaks for or against it; empty where they have next to nothing in common. */
  static Optional<Likeness> evidence(Sketch sketch, Candidate candidate, Member member) {
    Sketch other = member.sketch();
    Overlap there =
        Overlap.of(sketch.terms(), sketch.termLevel(), other.terms(), other.termLevel());
    Overlap here = Overlap.of(other.terms(), other.termLevel(), sketch.terms(), sketch.termLevel());
    boolean hopeless = Math.max(there.all(), here.all()) < Likeness.HOPELESS;
    return hopeless
        ? Optional.empty()
        : Optional.of(Likeness.of(sketch, other, there, here, candidate.time(), member.time()));
  }

  boolean same() {
    return probability >= SAME;
  }

  /** The same event in other words: rare words and names in common, but not the sentences. */
  boolean related() {
    Overlap most =
        likeness.inSecond().rare() > likeness.inFirst().rare()
            ? likeness.inSecond()
            : likeness.inFirst();
    return !same()
        && most.rare() >= 0.5
        && most.subject() >= 0.4
        && most.all() >= 0.35
        && Math.max(likeness.runsOfFirst(), likeness.runsOfSecond()) < 0.4;
  }

  List<String> relatedBy(Candidate candidate) {
    return List.of(
        "%d %% of its rare words".formatted(Math.round(100 * likeness.inSecond().rare())),
        Apart.of(member.time(), member.source(), candidate.time(), candidate.source()));
  }
}
