package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Term;
import java.util.Arrays;

/**
 * Sums of terms' weights by kind of term: a weight in the high half of a number, its cube, which
 * counts little but the rarest, in the low half. Belongs to one thread.
 */
final class Weights {
  /** Of bits: even a word that says nothing weighs a tenth, lest a text of such have no weight. */
  private static final long[] OF = new long[16];

  private static final double TENTHS = 10;

  static {
    for (int bits = 0; bits < OF.length; bits++) {
      long weight = 10L * bits + 1;
      OF[bits] = weight << Integer.SIZE | weight * weight * weight;
    }
  }

  private static final int CAPITAL = Term.CAPITALS;
  private static final int LEAD = Term.LEADS;

  /** By kind, behind those the kinds of what a sampled text may or may not have. */
  private final long[] sums = new long[2 * Term.KINDS];

  static long of(int term) {
    return OF[Term.weight(term)];
  }

  /** A weight as it counts in a text that is sampled beyond its lead. */
  static double scaled(int term, int level) {
    return (double) ((of(term) >>> Integer.SIZE) << (Term.lead(term) ? 0 : level));
  }

  void clear() {
    Arrays.fill(sums, 0);
  }

  void add(int term, boolean known) {
    sums[Term.kind(term) + (known ? 0 : Term.KINDS)] += of(term);
  }

  void subtract(Weights other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] -= other.sums[i];
    }
  }

  void set(int kind, long known, long unknown) {
    sums[kind] = known;
    sums[kind + Term.KINDS] = unknown;
  }

  long known(int kind) {
    return sums[kind];
  }

  long unknown(int kind) {
    return sums[kind + Term.KINDS];
  }

  double all() {
    return allKnown() + weight(4) + weight(5) + weight(6) + weight(7);
  }

  double allKnown() {
    return weight(0) + weight(1) + weight(2) + weight(3);
  }

  private double weight(int at) {
    return sums[at] >>> Integer.SIZE;
  }

  private double cube(int at) {
    return (int) sums[at];
  }

  /** Of one kind, as it counts in a text that is sampled beyond its lead. */
  private double weight(int at, double scale) {
    return (at & LEAD) != 0 ? weight(at) : weight(at) * scale;
  }

  /** Cubes of all kinds that are known, or of all others. */
  private double cubes(int from, double scale) {
    return cube(from + LEAD)
        + cube(from + LEAD + CAPITAL)
        + (cube(from) + cube(from + CAPITAL)) * scale * scale * scale;
  }

  /**
   * The shares that what was found has of all.
   *
   * @param level how the terms are sampled beyond the lead
   * @param beyondLead weight of those that were found beyond the other's lead
   */
  static Overlap overlap(Weights found, Weights missed, int level, double beyondLead) {
    double scale = 1L << level;
    Share plain = found.share(missed, 0, scale);
    Share capitals = found.share(missed, CAPITAL, scale);
    Share leads = found.share(missed, LEAD, scale);
    Share subjects = found.share(missed, LEAD + CAPITAL, scale);
    Share all = plain.and(capitals).and(leads).and(subjects);
    double beyond = beyondLead + all.missing;
    double rate = beyond == 0 ? 0 : beyondLead / beyond;
    Share rare =
        new Share(
            found.cubes(0, scale) + found.cubes(Term.KINDS, scale),
            missed.cubes(0, scale),
            missed.cubes(Term.KINDS, scale));
    return new Overlap(
        all.of(rate),
        capitals.and(subjects).orOf(all, rate),
        leads.and(subjects).orOf(all, rate),
        subjects.orOf(all, rate),
        rare.orOf(all, rate),
        all.found / TENTHS);
  }

  private Share share(Weights missed, int kind, double scale) {
    return new Share(
        weight(kind, scale) + weight(kind + Term.KINDS, scale),
        missed.weight(kind, scale),
        missed.weight(kind + Term.KINDS, scale));
  }

  /**
   * What is there of something.
   *
   * @param unknown what a sampled text may or may not have
   */
  private record Share(double found, double missing, double unknown) {
    Share and(Share other) {
      return new Share(found + other.found, missing + other.missing, unknown + other.unknown);
    }

    /** Of something that a text has none of, as capitals in Arabic: as of all. */
    double orOf(Share all, double rate) {
      return found + missing + unknown == 0 ? all.of(rate) : of(rate);
    }

    /**
     * @param rate at which the unknown is taken to be there
     */
    double of(double rate) {
      double total = found + missing + unknown;
      return total == 0 ? -1 : (found + rate * unknown) / total;
    }
  }
}
