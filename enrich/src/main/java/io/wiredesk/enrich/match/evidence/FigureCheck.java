package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Figures;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Term;
import io.wiredesk.enrich.text.Hashes;

/**
 * The fact gate's view of the figures of two texts.
 *
 * @param common figures of the text with fewer that the other gives too, in whatever role
 * @param fewer how many figures that text has, but for those that the other may or may not give
 * @param roles roles that both fill
 * @param conflicts those of them with another value, unless both values are in both texts
 * @param slips conflicts by so little that a correction or a slip explains them
 * @param digits that the common figures have beyond their first, but for zeros at their end: two
 *     texts hardly have a long figure in common by chance
 * @param agreed roles that both fill with the same value
 * @param leading share of the first figures of either text that the other has, whichever has less
 */
public record FigureCheck(
    int common,
    int fewer,
    int roles,
    int conflicts,
    int slips,
    int digits,
    int agreed,
    double leading) {
  /** Figures that a text begins with. */
  private static final int LEADING = 3;

  private static final double SAME = 1e-6;

  /** Smaller figures are hardly given rounded in one place and in full in another. */
  private static final float ROUNDED = 10_000;

  /** Relative. */
  private static final double SLIP = 0.05;

  static FigureCheck of(Sketch a, Sketch b) {
    if (a.figureCount() > b.figureCount()) {
      return of(b, a);
    }
    int common = 0;
    int known = 0;
    int roles = 0;
    int conflicts = 0;
    int slips = 0;
    int digits = 0;
    int agreed = 0;
    long taken = 0;
    for (int i = 0; i < a.figureCount(); i++) {
      int match = valueIn(b, a.value(i), taken);
      boolean found = match >= 0 || elsewhere(b, a.value(i));
      taken |= match >= 0 ? 1L << match : 0;
      common += found ? 1 : 0;
      digits += found ? digits(a.value(i)) : 0;
      known += found || b.termLevel() == 0 || sampled(b, a.value(i)) ? 1 : 0;
      int other = roleIn(b, a.role(i));
      if (other >= 0) {
        roles++;
        boolean differ = !same(a.value(i), b.value(other));
        agreed += differ ? 0 : 1;
        if (differ && !found) {
          conflicts++;
          slips += difference(a.value(i), b.value(other)) < SLIP ? 1 : 0;
        }
      }
    }
    double leading = Math.min(leading(a, b), leading(b, a));
    return new FigureCheck(common, known, roles, conflicts, slips, digits, agreed, leading);
  }

  private static double leading(Sketch of, Sketch in) {
    int first = Math.min(LEADING, of.figureCount());
    int found = 0;
    for (int i = 0; i < first; i++) {
      found += valueIn(in, of.value(i), 0) >= 0 || elsewhere(in, of.value(i)) ? 1 : 0;
    }
    return (found + 0.5) / (first + 1.0);
  }

  /** Further down than figures are kept, it is a word like any other. */
  private static boolean elsewhere(Sketch sketch, float value) {
    int hash = Term.hash(Hashes.number(value));
    int[] terms = sketch.terms();
    int at = Overlap.first(terms, 0, hash);
    return at < terms.length
        && Term.hash(terms[at]) == hash
        && sketch.figureCount() == Figures.MOST;
  }

  private static boolean sampled(Sketch sketch, float value) {
    return Term.sampled(Hashes.number(value), sketch.termLevel())
        || sketch.figureCount() < Figures.MOST;
  }

  /** Share of the figures found, the nearer to one half the fewer there are. */
  double share() {
    return (common + 0.5) / (fewer + 1.0);
  }

  /** The same of those that agree in their role. */
  double agreedShare() {
    return (agreed + 0.5) / (fewer + 1.0);
  }

  double conflictShare() {
    return conflicts / (roles + 1.0);
  }

  int missing() {
    return fewer - common;
  }

  private static int valueIn(Sketch sketch, float value, long taken) {
    for (int i = 0; i < sketch.figureCount(); i++) {
      if ((taken >> i & 1) == 0 && same(value, sketch.value(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int roleIn(Sketch sketch, int role) {
    for (int i = 0; i < sketch.figureCount(); i++) {
      if (sketch.role(i) == role) {
        return i;
      }
    }
    return -1;
  }

  /** Equal, or one is the other rounded: 2.3 mln for 2,322,000. */
  private static boolean same(float a, float b) {
    double difference = difference(a, b);
    return difference <= SAME
        || (difference < SLIP && a >= ROUNDED && b >= ROUNDED && rounds(a, b));
  }

  private static boolean rounds(double a, double b) {
    return Math.abs(a - b) <= Math.max(unit(a), unit(b)) / 2 * 1.001;
  }

  private static int digits(float value) {
    double left = value;
    while (left >= 10 && left % 10 < 0.5) {
      left /= 10;
    }
    return left < 10 ? 0 : Math.getExponent(left) * 3 / 10;
  }

  /** Place value of the last digit that is not zero. */
  private static double unit(double value) {
    double unit = 1;
    while (unit * 100 < value && Math.abs(value % (unit * 10)) < 0.5) {
      unit *= 10;
    }
    return unit;
  }

  private static double difference(float a, float b) {
    float larger = Math.max(Math.abs(a), Math.abs(b));
    return larger == 0 ? 0 : Math.abs(a - b) / larger;
  }
}
