package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Term;
import io.wiredesk.enrich.text.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells quickly how much a text has in common with others: most candidates end here. A hash table
 * of the terms of one sketch, which is then held against many.
 */
public final class OverlapPrefilter {
  /** Texts of a million words are sampled no thinner. */
  private static final int LEVELS = 16;

  private final int[] table;
  private final int level;

  /** Weight of the terms that a text sampled at each level would know of. */
  private final double[] known = new double[LEVELS];

  public OverlapPrefilter(Sketch sketch) {
    level = sketch.termLevel();
    table = new int[Integer.highestOneBit(Math.max(4, sketch.terms().length)) * 4];
    for (int term : sketch.terms()) {
      table[slot(Term.hash(term))] = term;
      for (int l = 0; l < LEVELS && Term.sampled(term, l); l++) {
        known[l] += weight(term);
      }
    }
  }

  /** Those with the most of each other, in the order given; none that can't be the same. */
  public List<IndexedStory> likeliest(List<IndexedStory> members, int most) {
    double[] shares = new double[members.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = share(members.get(i).sketch());
    }
    double[] sorted = shares.clone();
    Arrays.sort(sorted);
    double needed = sorted.length > most ? sorted[sorted.length - most] : 0;
    List<IndexedStory> likeliest = new ArrayList<>(Math.min(most, shares.length));
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] >= Math.max(needed, Likeness.HOPELESS)) {
        likeliest.add(members.get(i));
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
      double weight = weight(term);
      int here = table[slot(Term.hash(term))];
      if (here != 0) {
        shared += weight;
        sharedHere += weight(here);
      }
      if (here != 0 || level == 0 || Term.sampled(term, level)) {
        there += weight;
      }
    }
    double here = Math.max(known[Math.min(LEVELS - 1, other.termLevel())], sharedHere);
    return Math.max(there == 0 ? 0 : shared / there, here == 0 ? 0 : sharedHere / here);
  }

  private static double weight(int term) {
    return Term.weight(term) + Overlap.LEAST;
  }

  /**
   * The term's own slot or the free one where it would be; a term is never 0 but by rare chance.
   */
  private int slot(int hash) {
    int mask = table.length - 1;
    int slot = Hashes.mixed(hash) & mask;
    while (table[slot] != 0 && Term.hash(table[slot]) != hash) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
