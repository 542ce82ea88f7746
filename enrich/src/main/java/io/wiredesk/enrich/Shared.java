package io.wiredesk.enrich;

/**
 * How much two sets of terms have of each other, by weight, 0 to 1: {@link Overlap#all} both ways
 * in one pass, for what needs no more.
 *
 * @param ofFirst share of the first that the second has; -1 where the first is empty
 * @param ofSecond share of the second that the first has; -1 where the second is empty
 */
record Shared(double ofFirst, double ofSecond) {

  static Shared of(int[] a, int levelA, int[] b, int levelB) {
    Side first = new Side(levelA, levelB);
    Side second = new Side(levelB, levelA);
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      int ha = i < a.length ? Term.hash(a[i]) : Integer.MAX_VALUE;
      int hb = j < b.length ? Term.hash(b[j]) : Integer.MAX_VALUE;
      if (ha == hb) {
        first.found(a[i++], b[j]);
        second.found(b[j++], a[i - 1]);
      } else if (ha < hb) {
        first.missed(a[i++]);
      } else {
        second.missed(b[j++]);
      }
    }
    return new Shared(first.share(), second.share());
  }

  double most() {
    return Math.max(ofFirst, ofSecond);
  }

  double least() {
    return Math.min(ofFirst, ofSecond);
  }

  private static final class Side {
    private final int scale;
    private final int otherLevel;
    private double found;
    private double missing;
    private double unknown;
    private double foundBeyondLead;

    Side(int level, int otherLevel) {
      this.scale = 1 << level;
      this.otherLevel = otherLevel;
    }

    void found(int term, int there) {
      double weight = weight(term);
      found += weight;
      foundBeyondLead += Term.lead(there) ? 0 : weight;
    }

    void missed(int term) {
      if (otherLevel == 0 || Term.sampled(term, otherLevel)) {
        missing += weight(term);
      } else {
        unknown += weight(term);
      }
    }

    private double weight(int term) {
      return (Term.weight(term) + Overlap.LEAST) * (Term.lead(term) ? 1 : scale);
    }

    double share() {
      double beyond = foundBeyondLead + missing;
      double rate = beyond == 0 ? 0 : foundBeyondLead / beyond;
      double total = found + missing + unknown;
      return total == 0 ? -1 : (found + rate * unknown) / total;
    }
  }
}
