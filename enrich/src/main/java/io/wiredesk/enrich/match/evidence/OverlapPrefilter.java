package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.agrona.collections.Hashing;
import org.agrona.collections.Int2IntHashMap;

/**
 * Tells quickly how much a text has in common with others: most candidates end here. Made of one
 * sketch, which is then held against many.
 */
public final class OverlapPrefilter {
  /** Texts whose evidence is worth weighing in full. */
  private static final int MOST = 16;

  /** Texts of a million words are sampled no thinner. */
  private static final int LEVELS = 16;

  private static final int ABSENT = -1;

  /** By hash. */
  private final Int2IntHashMap weights;

  private final int level;

  /** Weight of the terms that a text sampled at each level would know of. */
  private final double[] known = new double[LEVELS];

  public OverlapPrefilter(Sketch sketch) {
    level = sketch.termLevel();
    weights = new Int2IntHashMap(2 * sketch.terms().length, Hashing.DEFAULT_LOAD_FACTOR, ABSENT);
    for (int term : sketch.terms()) {
      weights.put(Term.hash(term), Term.weight(term));
      for (int l = 0; l < LEVELS && Term.sampled(term, l); l++) {
        known[l] += weight(Term.weight(term));
      }
    }
  }

  /** Those with the most of each other, in the order given; none that can't be the same. */
  public <T> List<T> likeliest(List<T> stories, Function<T, Sketch> sketch) {
    double[] shares = stories.stream().map(sketch).mapToDouble(this::share).toArray();
    double[] sorted = shares.clone();
    Arrays.sort(sorted);
    double needed = sorted.length > MOST ? sorted[sorted.length - MOST] : 0;
    List<T> likeliest = new ArrayList<>(Math.min(MOST, shares.length));
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] >= Math.max(needed, Likeness.HOPELESS)) {
        likeliest.add(stories.get(i));
      }
    }
    return likeliest;
  }

  /**
   * How much one has of the other, whichever has more; of sampled texts an estimate, somewhat high.
   */
  private double share(Sketch other) {
    double there = 0;
    double shared = 0;
    double sharedHere = 0;
    for (int term : other.terms()) {
      double weight = weight(Term.weight(term));
      int here = weights.get(Term.hash(term));
      if (here != ABSENT) {
        shared += weight;
        sharedHere += weight(here);
      }
      if (here != ABSENT || level == 0 || Term.sampled(term, level)) {
        there += weight;
      }
    }
    double here = Math.max(known[Math.min(LEVELS - 1, other.termLevel())], sharedHere);
    return Math.max(there == 0 ? 0 : shared / there, here == 0 ? 0 : sharedHere / here);
  }

  private static double weight(int bits) {
    return bits + Overlap.LEAST;
  }
}
