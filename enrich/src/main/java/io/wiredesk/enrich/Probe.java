package io.wiredesk.enrich;

/**
 * Tells quickly that a text has hardly a word in common with another: most candidates end here. A
 * hash table of the terms of one sketch, which is then held against many.
 */
final class Probe {
  /** Of a sketch that was sampled only an estimate would be told; it is not turned away here. */
  private final boolean whole;

  private final int[] table;
  private final double total;

  Probe(Sketch sketch) {
    whole = sketch.termLevel() == 0;
    table = new int[Integer.highestOneBit(Math.max(4, sketch.terms().length)) * 4];
    double sum = 0;
    for (int term : sketch.terms()) {
      table[slot(Term.hash(term))] = term;
      sum += weight(term);
    }
    total = sum;
  }

  /** Whether neither has so much of the other that they can be the same. */
  boolean hopeless(Sketch other) {
    if (!whole || other.termLevel() != 0) {
      return false;
    }
    double all = 0;
    double shared = 0;
    double sharedHere = 0;
    for (int term : other.terms()) {
      double weight = weight(term);
      all += weight;
      int here = table[slot(Term.hash(term))];
      if (here != 0) {
        shared += weight;
        sharedHere += weight(here);
      }
    }
    return shared < Likeness.HOPELESS * all && sharedHere < Likeness.HOPELESS * total;
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
