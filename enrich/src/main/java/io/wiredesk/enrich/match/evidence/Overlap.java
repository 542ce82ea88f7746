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
}
