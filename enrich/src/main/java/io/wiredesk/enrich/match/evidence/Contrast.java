package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Term;
import java.util.Arrays;

/**
 * What each of two texts says that is foreign to the other, in bits. A shortened text leaves out,
 * so that only one of the two has anything foreign; siblings of one template have foreign names and
 * numbers on both sides and the same plain words between them; a rewrite has foreign plain words on
 * both sides and the same names and numbers.
 *
 * @param facts of the lead: names and numbers
 * @param words of the lead: all others
 * @param titles of the headlines, foreign to the other's headline and text
 * @param subjects of the headlines and their own texts, foreign to the other's headline and text
 * @param further names and numbers beyond the lead
 * @param days of the calendar, how many
 * @param template share of the plain words that both have, of the text with fewer
 * @param sharedFacts how many names and numbers both have
 * @param foreignFacts how many of the text that has fewer the other has not
 * @param factsInCommon bits of the names and numbers that both have
 * @param numbers of the headlines, foreign to the other's headline and text, how many
 */
record Contrast(
    Foreign facts,
    Foreign words,
    Foreign titles,
    Foreign subjects,
    Foreign further,
    Foreign days,
    double template,
    int sharedFacts,
    int foreignFacts,
    double factsInCommon,
    Foreign numbers) {

  /**
   * @param least on the side that has less of it
   */
  record Foreign(double least, double most) {
    static Foreign of(double a, double b) {
      return new Foreign(Math.min(a, b), Math.max(a, b));
    }
  }

  static Contrast of(Sketch a, Sketch b) {
    Side first = new Side(b);
    Side second = new Side(a);
    first.headline(a);
    second.headline(b);
    double shared = compare(a.terms(), b.terms(), first, second);
    Foreign words = Foreign.of(first.words, second.words);
    return new Contrast(
        Foreign.of(first.facts, second.facts),
        words,
        Foreign.of(first.titles, second.titles),
        Foreign.of(first.subjects, second.subjects),
        Foreign.of(first.further, second.further),
        Foreign.of(missing(a.days(), b.days()), missing(b.days(), a.days())),
        (shared + 1) / (shared + words.least() + 1),
        first.sharedFacts,
        Math.min(first.foreignFacts, second.foreignFacts),
        first.factsInCommon,
        Foreign.of(first.numbers, second.numbers));
  }

  /** One walk over both texts' terms; the weight of plain words that both have. */
  private static double compare(int[] a, int[] b, Side first, Side second) {
    double shared = 0;
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      int ha = i < a.length ? Term.hash(a[i]) : Integer.MAX_VALUE;
      int hb = j < b.length ? Term.hash(b[j]) : Integer.MAX_VALUE;
      if (ha == hb) {
        boolean fact = Term.capital(a[i]) && Term.capital(b[j]);
        shared += fact ? 0 : Term.weight(a[i]);
        first.sharedFacts += fact ? 1 : 0;
        first.factsInCommon += fact ? Term.weight(a[i]) : 0;
        i++;
        j++;
      } else if (ha < hb) {
        first.missed(a[i++]);
      } else {
        second.missed(b[j++]);
      }
    }
    return shared;
  }

  /** What one text has that the other has not. */
  private static final class Side {
    private final Sketch other;
    private double facts;
    private double words;
    private double titles;
    private double subjects;
    private double further;
    private double factsInCommon;
    private double numbers;
    private int sharedFacts;
    private int foreignFacts;

    Side(Sketch other) {
      this.other = other;
    }

    void headline(Sketch of) {
      for (int term : of.title()) {
        if (!in(other.title(), term) && !in(other.terms(), term)) {
          titles += Term.weight(term);
          subjects += in(of.terms(), term) ? Term.weight(term) : 0;
          numbers += Term.lead(term) ? 1 : 0;
        }
      }
    }

    void missed(int term) {
      if (!Term.sampled(term, other.termLevel()) || in(other.title(), term)) {
        return;
      }
      int weight = Term.weight(term);
      foreignFacts += Term.capital(term) ? 1 : 0;
      if (!Term.lead(term)) {
        further += Term.capital(term) ? weight : 0;
      } else if (Term.capital(term)) {
        facts += weight;
      } else {
        words += weight;
      }
    }
  }

  private static boolean in(int[] terms, int term) {
    int hash = Term.hash(term);
    int at = Overlap.first(terms, 0, hash);
    return at < terms.length && Term.hash(terms[at]) == hash;
  }

  private static int missing(int[] of, int[] in) {
    int missing = 0;
    for (int day : of) {
      missing += Arrays.binarySearch(in, day) < 0 ? 1 : 0;
    }
    return missing;
  }
}
