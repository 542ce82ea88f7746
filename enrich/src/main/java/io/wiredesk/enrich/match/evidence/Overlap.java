package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Term;

/**
 * How much of one sketch's terms another has, by weight, 0 to 1; -1 where there was nothing to look
 * for. Where the other was sampled and does not know of a term, the rate found among the terms it
 * would know stands in.
 *
 * @param all of all terms
 * @param capital of those written with a capital
 * @param lead of those in the lead
 * @param subject of those in the lead that are written with a capital
 * @param rare of all, but counting little but the rarest
 * @param mass weight shared, in bits
 */
public record Overlap(
    double all, double capital, double lead, double subject, double rare, double mass) {
  /** Even a word that says nothing weighs something, lest a text of such words have no weight. */
  static final double LEAST = 0.1;

  /** Of few terms in many: each is searched for. */
  public static Overlap of(int[] few, int level, int[] in, int inLevel) {
    Count count = new Count(level, inLevel);
    int at = 0;
    for (int term : few) {
      int hash = Term.hash(term);
      at = first(in, at, hash);
      if (at < in.length && Term.hash(in[at]) == hash) {
        count.found(term, in[at]);
      } else {
        count.missed(term);
      }
    }
    return count.overlap();
  }

  /** Of the terms from here on the first whose hash is not less. */
  static int first(int[] terms, int from, int hash) {
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

  /** Counts term by term. */
  static final class Count {
    private final int scale;
    private final int inLevel;
    private final Sum all = new Sum();
    private final Sum capital = new Sum();
    private final Sum lead = new Sum();
    private final Sum subject = new Sum();
    private final Sum rare = new Sum();
    private double foundBeyondLead;

    /**
     * @param level how the terms are sampled beyond the lead
     * @param inLevel how those are sampled that they are looked for in
     */
    Count(int level, int inLevel) {
      this.scale = 1 << level;
      this.inLevel = inLevel;
    }

    void found(int term, int there) {
      double weight = weight(term);
      foundBeyondLead += Term.lead(there) ? 0 : weight;
      all.found += weight;
      rare.found += weight * weight * weight;
      if (Term.capital(term)) {
        capital.found += weight;
      }
      if (Term.lead(term)) {
        lead.found += weight;
        subject.found += Term.capital(term) ? weight : 0;
      }
    }

    void missed(int term) {
      double weight = weight(term);
      boolean known = inLevel == 0 || Term.sampled(term, inLevel);
      all.miss(weight, known);
      rare.miss(weight * weight * weight, known);
      if (Term.capital(term)) {
        capital.miss(weight, known);
      }
      if (Term.lead(term)) {
        lead.miss(weight, known);
        if (Term.capital(term)) {
          subject.miss(weight, known);
        }
      }
    }

    private double weight(int term) {
      return (Term.weight(term) + LEAST) * (Term.lead(term) ? 1 : scale);
    }

    Overlap overlap() {
      double beyond = foundBeyondLead + all.missing;
      double rate = beyond == 0 ? 0 : foundBeyondLead / beyond;
      return new Overlap(
          all.share(rate),
          capital.share(rate, all),
          lead.share(rate, all),
          subject.share(rate, all),
          rare.share(rate, all),
          all.found);
    }
  }

  private static final class Sum {
    private double found;
    private double missing;
    private double unknown;

    void miss(double weight, boolean known) {
      if (known) {
        missing += weight;
      } else {
        unknown += weight;
      }
    }

    /** Of something that a text has none of, as capitals in Arabic: as of all. */
    double share(double rate, Sum all) {
      return found + missing + unknown == 0 ? all.share(rate) : share(rate);
    }

    double share(double rate) {
      double total = found + missing + unknown;
      return total == 0 ? -1 : (found + rate * unknown) / total;
    }
  }
}
