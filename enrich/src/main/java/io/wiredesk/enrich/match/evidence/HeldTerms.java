package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Term;

/**
 * One sketch's terms, held ready for many others' to be looked up in. Weights are counted in tenths
 * of a bit, so that sums are exact whatever their order. Belongs to one thread.
 */
public final class HeldTerms {
  /** Texts of a million words are sampled no thinner. */
  private static final int LEVELS = 16;

  /** Most terms looked up are not there: one bit says so. */
  private static final int MARKS = 4096;

  /** Twice what a sketch has room for. */
  private static final int PLACES = 512;

  private static final int ABSENT = -1;

  private final int[] terms;
  private final int level;
  private final long[] marks = new long[MARKS / Long.SIZE];
  private final short[] places = new short[PLACES];

  /** Weights that a text sampled at each level would know of, by level and kind. */
  private final long[] knownAt = new long[LEVELS * Term.KINDS];

  private int otherLevel;
  private int[] likely = new int[256];
  private final Weights foundHere = new Weights();
  private final Weights foundThere = new Weights();
  private final Weights missedThere = new Weights();
  private double beyondLeadHere;
  private double beyondLeadThere;

  /**
   * @param terms distinct
   * @param level how they are sampled beyond the lead
   */
  public HeldTerms(int[] terms, int level) {
    this.terms = terms;
    this.level = level;
    for (int i = 0; i < terms.length; i++) {
      int hash = Term.hash(terms[i]);
      marks[(hash & MARKS - 1) / Long.SIZE] |= 1L << hash;
      int place = hash & PLACES - 1;
      while (places[place] != 0) {
        place = place + 1 & PLACES - 1;
      }
      places[place] = (short) (i + 1);
      for (int l = 0; l < LEVELS && Term.sampled(terms[i], l); l++) {
        knownAt[Term.KINDS * l + Term.kind(terms[i])] += Weights.of(terms[i]);
      }
    }
  }

  /** Holds another's terms against these; what is said then is of them. */
  HeldTerms against(int[] others, int levelOfOthers) {
    otherLevel = levelOfOthers;
    foundHere.clear();
    foundThere.clear();
    missedThere.clear();
    beyondLeadHere = 0;
    beyondLeadThere = 0;
    int marked = marked(others);
    for (int i = 0; i < marked; i++) {
      int at = find(likely[i]);
      if (at != ABSENT) {
        found(terms[at], likely[i]);
      }
    }
    missedThere.subtract(foundThere);
    return this;
  }

  /** Weighs them all and sifts out those that may be here, without a branch for any of them. */
  private int marked(int[] others) {
    if (likely.length < others.length) {
      likely = new int[others.length];
    }
    int marked = 0;
    for (int other : others) {
      int hash = Term.hash(other);
      likely[marked] = other;
      marked += (int) (marks[(hash & MARKS - 1) / Long.SIZE] >>> hash) & 1;
      missedThere.add(other, Term.sampled(other, level));
    }
    return marked;
  }

  private int find(int term) {
    int hash = Term.hash(term);
    for (int place = hash & PLACES - 1; places[place] != 0; place = place + 1 & PLACES - 1) {
      if (Term.hash(terms[places[place] - 1]) == hash) {
        return places[place] - 1;
      }
    }
    return ABSENT;
  }

  private void found(int here, int there) {
    foundHere.add(here, Term.sampled(here, otherLevel));
    foundThere.add(there, Term.sampled(there, level));
    beyondLeadHere += Term.lead(there) ? 0 : Weights.scaled(here, level);
    beyondLeadThere += Term.lead(here) ? 0 : Weights.scaled(there, otherLevel);
  }

  /** What the other has of these. */
  Overlap ofHeld() {
    Weights missed = new Weights();
    for (int kind = 0; kind < Term.KINDS; kind++) {
      long known = knownAt[Term.KINDS * Math.min(LEVELS - 1, otherLevel) + kind];
      missed.set(
          kind, known - foundHere.known(kind), knownAt[kind] - known - foundHere.unknown(kind));
    }
    return Weights.overlap(foundHere, missed, level, beyondLeadHere);
  }

  /** What these have of the other's. */
  Overlap ofOther() {
    return Weights.overlap(foundThere, missedThere, otherLevel, beyondLeadThere);
  }

  /**
   * How much one has of the other, whichever has more; of sampled texts an estimate, somewhat high.
   */
  double share() {
    double shared = foundThere.all();
    double there = shared + missedThere.allKnown();
    double sharedHere = foundHere.all();
    double known = 0;
    for (int kind = 0; kind < Term.KINDS; kind++) {
      known += knownAt[Term.KINDS * Math.min(LEVELS - 1, otherLevel) + kind] >>> Integer.SIZE;
    }
    double here = Math.max(known, sharedHere);
    return Math.max(there == 0 ? 0 : shared / there, here == 0 ? 0 : sharedHere / here);
  }
}
