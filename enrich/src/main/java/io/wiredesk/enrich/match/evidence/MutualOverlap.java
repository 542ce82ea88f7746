package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Term;

/**
 * How much two sets of terms have of each other.
 *
 * @param ofFirst what the second has of the first
 * @param ofSecond what the first has of the second
 */
record MutualOverlap(Overlap ofFirst, Overlap ofSecond) {

  static MutualOverlap of(int[] a, int levelA, int[] b, int levelB) {
    Overlap.Count first = new Overlap.Count(levelA, levelB);
    Overlap.Count second = new Overlap.Count(levelB, levelA);
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      int ha = i < a.length ? Term.hash(a[i]) : Integer.MAX_VALUE;
      int hb = j < b.length ? Term.hash(b[j]) : Integer.MAX_VALUE;
      if (ha == hb) {
        first.found(a[i], b[j]);
        second.found(b[j++], a[i++]);
      } else if (ha < hb) {
        first.missed(a[i++]);
      } else {
        second.missed(b[j++]);
      }
    }
    return new MutualOverlap(first.overlap(), second.overlap());
  }
}
