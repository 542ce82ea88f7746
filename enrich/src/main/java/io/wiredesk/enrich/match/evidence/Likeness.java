package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What two texts have in common and in what they differ: the evidence that {@link CopyModel}
 * weighs.
 *
 * @param inFirst overlap of the second's terms in the first
 * @param inSecond overlap of the first's terms in the second
 * @param features in the order of {@link #NAMES}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Likeness(
    Overlap inFirst,
    Overlap inSecond,
    double runsOfFirst,
    double runsOfSecond,
    FigureCheck figures,
    double[] features) {

  public static final List<String> NAMES =
      List.of(
          "runs.most",
          "runs.least",
          "words.most",
          "words.least",
          "names.most",
          "names.least",
          "lead.most",
          "lead.least",
          "title.most",
          "title.least",
          "length.ratio",
          "figures.share",
          "figures.common",
          "figures.conflicts",
          "figures.missing",
          "hours",
          "symbols",
          "days",
          "place",
          "declared",
          "mass",
          "length",
          "figures.density",
          "slips",
          "subject.most",
          "subject.least",
          "rare.most",
          "rare.least",
          "title.rare.most",
          "title.rare.least",
          "title.in.text.most",
          "title.in.text.least",
          "names.the.corrected",
          "facts.foreign.least",
          "facts.foreign.most",
          "words.foreign.least",
          "words.foreign.most",
          "title.foreign.least",
          "title.foreign.most",
          "subject.foreign.least",
          "subject.foreign.most",
          "further.foreign.least",
          "further.foreign.most",
          "days.foreign",
          "template",
          "facts.shared",
          "facts.conflicts",
          "figures.telling",
          "figures.agreed",
          "figures.leading",
          "facts.mass",
          "facts.share",
          "title.numbers",
          "looks.back",
          "contradictions");

  /** Below this share of words, more cannot make two texts the same. */
  static final double HOPELESS = 0.25;

  public boolean hopeless() {
    return Math.max(inFirst.all(), inSecond.all()) < HOPELESS;
  }

  private static final int FIGURES_FOR = 80;

  public static Likeness of(HeldSketch held, Sketch b, Instant timeA, Instant timeB) {
    Sketch a = held.sketch();
    HeldTerms terms = held.terms().against(b.terms(), b.termLevel());
    Overlap ab = terms.ofHeld();
    Overlap ba = terms.ofOther();
    HeldTerms runs = held.runs().against(b.shingles(), b.shingleLevel());
    double runsOfA = runs.ofHeld().all();
    double runsOfB = runs.ofOther().all();
    HeldTerms titles = held.title().against(b.title(), 0);
    Overlap titleA = titles.ofHeld();
    Overlap titleB = titles.ofOther();
    double headA = held.title().against(b.terms(), b.termLevel()).ofHeld().rare();
    double headB = held.headline(b.title());
    boolean titled = a.title().length > 0 && b.title().length > 0;
    FigureCheck figures = FigureCheck.of(a, b);
    Contrast contrast = Contrast.of(a, b);
    double[] features = {
      Math.max(runsOfA, runsOfB),
      Math.min(runsOfA, runsOfB),
      Math.max(ab.all(), ba.all()),
      Math.min(ab.all(), ba.all()),
      Math.max(ab.capital(), ba.capital()),
      Math.min(ab.capital(), ba.capital()),
      Math.max(ab.lead(), ba.lead()),
      Math.min(ab.lead(), ba.lead()),
      titled ? Math.max(titleA.all(), titleB.all()) : 0.4,
      titled ? Math.min(titleA.all(), titleB.all()) : 0.3,
      ratio(a.length(), b.length()),
      figures.share(),
      Math.min(8, figures.common()),
      figures.conflictShare(),
      missing(figures, Math.min(a.length(), b.length())),
      Math.log1p(Math.abs(Duration.between(timeA, timeB).toSeconds()) / 3600.0),
      symbols(a.symbols(), b.symbols()),
      shared(a.days(), b.days()),
      a.place() == 0 || b.place() == 0 ? 0 : a.place() == b.place() ? 1 : -1,
      a.corrects() || b.corrects() ? 1 : 0,
      Math.log1p(Math.min(ab.mass(), ba.mass())),
      Math.log1p(Math.min(a.length(), b.length())),
      Math.min(density(a), density(b)),
      figures.slips() == figures.conflicts() ? 1 : 0,
      Math.max(ab.subject(), ba.subject()),
      Math.min(ab.subject(), ba.subject()),
      Math.max(ab.rare(), ba.rare()),
      Math.min(ab.rare(), ba.rare()),
      titled ? Math.max(titleA.rare(), titleB.rare()) : 0.4,
      titled ? Math.min(titleA.rare(), titleB.rare()) : 0.3,
      Math.max(headA, headB),
      Math.min(headA < 0 ? 1 : headA, headB < 0 ? 1 : headB),
      Math.max(a.corrects() ? headB : 0, b.corrects() ? headA : 0),
      contrast.facts().least(),
      contrast.facts().most(),
      contrast.words().least(),
      contrast.words().most(),
      contrast.titles().least(),
      contrast.titles().most(),
      contrast.subjects().least(),
      contrast.subjects().most(),
      contrast.further().least(),
      contrast.further().most(),
      contrast.days().least(),
      contrast.template(),
      Math.min(16, contrast.sharedFacts()),
      contrast.foreignFacts() / (contrast.sharedFacts() + contrast.foreignFacts() + 1.0),
      figures.digits(),
      figures.agreedShare(),
      figures.leading(),
      Math.log1p(contrast.factsInCommon()),
      contrast.factsInCommon() / (contrast.factsInCommon() + contrast.facts().least() + 8),
      contrast.numbers().least(),
      timeA.isBefore(timeB) ? looksBack(b, a) : looksBack(a, b),
      0
    };
    features[features.length - 1] = Contradiction.count(features);
    return new Likeness(ba, ab, runsOfA, runsOfB, figures, features);
  }

  /** How much one's headline has of the other's, or one's text of the other's headline. */
  public double headlines() {
    return Math.max(
        features[NAMES.indexOf("title.rare.most")], features[NAMES.indexOf("title.in.text.most")]);
  }

  public boolean declared() {
    return features[NAMES.indexOf("declared")] > 0;
  }

  private static double ratio(int a, int b) {
    return (Math.min(a, b) + 1.0) / (Math.max(a, b) + 1.0);
  }

  /** Figures that are missing for each so many words: a long text may leave some out. */
  private static double missing(FigureCheck figures, int length) {
    return Math.min(8, figures.missing() * (double) FIGURES_FOR / Math.max(FIGURES_FOR, length));
  }

  private static double looksBack(Sketch later, Sketch first) {
    return later.looksBack() == first.looksBack() ? 0 : later.looksBack() ? 1 : 0.5;
  }

  private static double density(Sketch sketch) {
    return sketch.figureCount() / Math.max(1.0, Math.min(sketch.length(), 120));
  }

  /** Spelt a little otherwise they speak neither for nor against. */
  private static double symbols(int[] a, int[] b) {
    double shared = shared(a, b);
    if (shared >= 0) {
      return shared;
    }
    for (int i : a) {
      for (int j : b) {
        if (Symbol.near(i, j)) {
          return 0.5;
        }
      }
    }
    return -1;
  }

  /** 1: they share some; -1: both have some and share none; 0: one has none. */
  private static double shared(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    for (int i : a) {
      for (int j : b) {
        if (i == j) {
          return 1;
        }
      }
    }
    return -1;
  }
}
