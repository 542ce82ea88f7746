package io.wiredesk.enrich;

/**
 * How much of one sketch's terms another has, by weight, 0 to 1. Where the other was sampled and
 * does not know of a term, the rate found among the terms it would know stands in.
 *
 * @param all of all terms
 * @param capital of those written with a capital
 * @param lead of those in the lead
 * @param subject of those in the lead that are written with a capital
 * @param rare of all, but counting little but the rarest
 * @param mass weight shared, in bits
 */
record Overlap(double all, double capital, double lead, double subject, double rare, double mass) {
  /** Even a word that says nothing weighs something, lest a text of such words have no weight. */
  static final double LEAST = 0.1;

  /** So many times fewer are searched for one by one. */
  private static final int FEW = 8;

  static Overlap of(int[] terms, int level, int[] in, int inLevel) {
    Sum all = new Sum();
    Sum capital = new Sum();
    Sum lead = new Sum();
    Sum subject = new Sum();
    Sum rare = new Sum();
    Sum rest = new Sum();
    boolean few = terms.length * FEW < in.length;
    int j = 0;
    for (int term : terms) {
      int hash = Term.hash(term);
      if (few) {
        j = first(in, j, hash);
      } else {
        while (j < in.length && Term.hash(in[j]) < hash) {
          j++;
        }
      }
      boolean found = j < in.length && Term.hash(in[j]) == hash;
      boolean known = found || inLevel == 0 || Term.sampled(term, inLevel);
      double weight = (Term.weight(term) + LEAST) * (Term.lead(term) ? 1 : 1 << level);
      if (known && !(found && Term.lead(in[j]))) {
        rest.add(weight, found, true);
      }
      all.add(weight, found, known);
      rare.add(weight * weight * weight, found, known);
      if (Term.capital(term)) {
        capital.add(weight, found, known);
      }
      if (Term.lead(term)) {
        lead.add(weight, found, known);
        if (Term.capital(term)) {
          subject.add(weight, found, known);
        }
      }
    }
    double rate = rest.total() == 0 ? 0 : rest.found / rest.total();
    return new Overlap(
        all.share(rate),
        capital.share(rate, all),
        lead.share(rate, all),
        subject.share(rate, all),
        rare.share(rate, all),
        all.found);
  }

  /** Of the terms from here on the first whose hash is not less. */
  private static int first(int[] terms, int from, int hash) {
    int low = from;
    int high = terms.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Term.hash(terms[middle]) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static final class Sum {
    private double found;
    private double missing;
    private double unknown;

    void add(double weight, boolean isFound, boolean isKnown) {
      if (isFound) {
        found += weight;
      } else if (isKnown) {
        missing += weight;
      } else {
        unknown += weight;
      }
    }

    double total() {
      return found + missing;
    }

    /** Of something that a text has none of, as capitals in Arabic: as of all. */
    double share(double rate, Sum all) {
      return found + missing + unknown == 0 ? all.share(rate) : share(rate);
    }

    /** -1 where there was nothing to look for. */
    double share(double rate) {
      double total = found + missing + unknown;
      return total == 0 ? -1 : (found + rate * unknown) / total;
    }
  }
}
