package io.wiredesk.enrich.match.evidence;

/**
 * What speaks against two texts being one story, unless one declares that it corrects the other.
 *
 * <p>Two texts in one template whose facts speak against each other are two stories: what is taken
 * for a copy is kept from those who read only what is new, so where a template tells of another
 * place, another day or another count it is better told twice. Nor are two texts the same whose
 * openings have next to nothing in common, whatever paragraph they share further down, nor two of a
 * sentence or two that have less than half of their rare words in common. No likeness outweighs any
 * of these.
 *
 * <p>Others may be outweighed, as desks also mend figures in silence and spell names otherwise,
 * those of short texts only where both have one stock symbol: how many there are {@link CopyModel}
 * weighs with all else.
 */
public final class Contradiction {
  /** Share of plain words in common from which two texts are in one template. */
  private static final double TEMPLATE = 0.8;

  private static final double WORDS_SHARED = 0.5;
  private static final double RUNS_SHARED = 0.5;

  /** Names and numbers that conflict among all that could: of any text, and of a short one. */
  private static final double FACTS = 0.3;

  private static final double FACTS_OF_FEW = 0.15;
  private static final double FIGURES = 0.3;
  private static final double FIGURES_OF_FEW = 0.2;

  /** Bits of a word of the headline that the text is about, be it as common as its template. */
  private static final double SUBJECT = 1;

  private static final double RUNS_OF_FEW = 0.4;

  /** Share of an opening that the other text has somewhere, whichever has more. */
  private static final double OPENING = 0.3;

  /** Bits of two words of a headline; little of the rest is then in common. */
  private static final double HEADLINE = 8;

  private static final double HEADLINE_SHARED = 0.5;

  /** Shares that either text has of the other's runs and rare words at least, if it is short. */
  private static final double RUNS_OF_COPIES = 0.25;

  private static final double RARE_OF_COPIES = 0.5;

  private static final double SHORT = Math.log1p(60);
  private static final double TABLE = Math.log1p(40);

  /** After so long the same words with other figures are the next report. */
  private static final double HOURS = Math.log1p(12);

  private static final double RUNS_OF_REPORTS = 0.4;
  private static final double FIGURES_MISSING = 0.3;
  private static final double FIGURES_OF_REPORTS = 1;
  private static final double FIGURES_OTHERS = 0.1;

  private static final int DECLARED = Likeness.NAMES.indexOf("declared");
  private static final int PLAIN = Likeness.NAMES.indexOf("template");
  private static final int WORDS = Likeness.NAMES.indexOf("words.least");
  private static final int LEAD = Likeness.NAMES.indexOf("lead.most");
  private static final int RUNS = Likeness.NAMES.indexOf("runs.least");
  private static final int ANY_RUNS = Likeness.NAMES.indexOf("runs.most");
  private static final int RARE = Likeness.NAMES.indexOf("rare.most");
  private static final int LENGTH = Likeness.NAMES.indexOf("length");
  private static final int CONFLICTS = Likeness.NAMES.indexOf("facts.conflicts");
  private static final int SUBJECTS = Likeness.NAMES.indexOf("subject.foreign.least");
  private static final int TITLES = Likeness.NAMES.indexOf("title.foreign.least");
  private static final int TITLE = Likeness.NAMES.indexOf("title.rare.most");
  private static final int SYMBOLS = Likeness.NAMES.indexOf("symbols");
  private static final int NUMBERS = Likeness.NAMES.indexOf("title.numbers");
  private static final int DAYS = Likeness.NAMES.indexOf("days.foreign");
  private static final int APART = Likeness.NAMES.indexOf("hours");
  private static final int MISSING = Likeness.NAMES.indexOf("figures.missing");
  private static final int OTHERS = Likeness.NAMES.indexOf("figures.conflicts");

  private Contradiction() {}

  /**
   * Whether no likeness outweighs what the evidence holds.
   *
   * @param features see {@link Likeness#NAMES}
   */
  public static boolean in(double[] features) {
    return features[DECLARED] == 0
        && (features[LEAD] < OPENING
            || hasLittleInCommon(features)
            || laterReport(features)
            || otherNumber(features)
            || (isOfFewFacts(features) && conflictsOfFew(features) > 0)
            || (features[PLAIN] > TEMPLATE && (otherFacts(features) || verbatim(features))));
  }

  /** How many contradictions there are that may be outweighed. */
  static int count(double[] of) {
    if (of[DECLARED] > 0) {
      return 0;
    }
    return one(reportsAgain(of) && of[MISSING] >= FIGURES_MISSING) + conflictsOfFew(of);
  }

  /** Whether one says that it corrects. */
  public static boolean isDeclared(double[] features) {
    return features[DECLARED] > 0;
  }

  /** Whether they are short and no stock symbol says that both are about one company. */
  public static boolean isOfFewFacts(double[] features) {
    return features[LENGTH] < SHORT && features[SYMBOLS] <= 0;
  }

  /** Of a short text, which is its facts: another may outweigh them that has its stock symbol. */
  private static int conflictsOfFew(double[] of) {
    boolean template = of[PLAIN] > TEMPLATE && of[LENGTH] < SHORT;
    boolean figures = template && of[WORDS] > WORDS_SHARED && of[OTHERS] > FIGURES;
    boolean facts = template && of[RUNS] > RUNS_SHARED && of[CONFLICTS] >= FACTS_OF_FEW;
    return one(otherSubject(of)) + one(figures) + one(facts);
  }

  private static int one(boolean found) {
    return found ? 1 : 0;
  }

  /** A sentence or two share a few words with many others. */
  private static boolean hasLittleInCommon(double[] of) {
    return of[LENGTH] < TABLE && of[ANY_RUNS] < RUNS_OF_COPIES && of[RARE] < RARE_OF_COPIES;
  }

  private static boolean otherSubject(double[] of) {
    return of[LENGTH] < SHORT
        && of[SUBJECTS] >= SUBJECT
        && (of[RUNS] > RUNS_OF_FEW || of[WORDS] > WORDS_SHARED);
  }

  /** Two flights, locks, times of day: headlines whose numbers neither knows of the other. */
  private static boolean otherNumber(double[] of) {
    return of[NUMBERS] >= 1 && of[RUNS] > RUNS_OF_FEW;
  }

  private static boolean otherFacts(double[] of) {
    return of[WORDS] > WORDS_SHARED && (of[CONFLICTS] >= FACTS || of[DAYS] >= 1);
  }

  /** Nearly word for word the same. */
  private static boolean verbatim(double[] of) {
    boolean headline = of[TITLES] >= HEADLINE && of[TITLE] < HEADLINE_SHARED;
    return of[RUNS] > RUNS_SHARED
        && (of[SUBJECTS] >= SUBJECT
            || (of[LENGTH] < SHORT && of[OTHERS] > FIGURES_OF_FEW)
            || (of[LENGTH] < TABLE && headline));
  }

  private static boolean laterReport(double[] of) {
    return reportsAgain(of) && (of[MISSING] >= FIGURES_OF_REPORTS || of[OTHERS] > FIGURES_OTHERS);
  }

  private static boolean reportsAgain(double[] of) {
    return of[APART] >= HOURS && of[RUNS] >= RUNS_OF_REPORTS;
  }
}
