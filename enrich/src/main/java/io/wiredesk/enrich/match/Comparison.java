package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.Contradiction;
import io.wiredesk.enrich.match.evidence.CopyModel;
import io.wiredesk.enrich.match.evidence.HeldSketch;
import io.wiredesk.enrich.match.evidence.Likeness;
import io.wiredesk.enrich.match.evidence.Overlap;
import io.wiredesk.enrich.match.index.IndexedStory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A candidate held against a story.
 *
 * @param probability that they are the same story
 */
public record Comparison(IndexedStory story, Likeness likeness, double probability) {
  /** From here on they are taken for the same story. */
  private static final double SAME = 0.64;

  /** The same of short texts without a stock symbol: any template makes two of them alike. */
  private static final double SAME_OF_FEW_FACTS = 0.87;

  /** The same where one declares that it corrects: who corrects has something to correct. */
  private static final double SAME_OF_CORRECTION = 0.3;

  /** Related stories named at most. */
  static final int RELATED_NAMED = 5;

  /** Of a correction and the story whose headline it quotes. */
  private static final double NAMED = 0.9;

  /** Of two stories that no likeness makes one. */
  private static final double CONTRADICTED = 0.01;

  private static final int HEADLINE_WORDS = 3;
  private static final double HEADLINE_QUOTED = 0.8;
  private static final Duration CORRECTED_WITHIN = Duration.ofDays(3);

  /** Empty where they have next to nothing in common. */
  public static Optional<Comparison> of(
      CopyModel model, HeldSketch held, IncomingRevision incoming, IndexedStory story) {
    Likeness found = Likeness.of(held, story.sketch(), incoming.time(), story.time());
    boolean named = corrects(held, incoming, story);
    if (found.hopeless() && !named) {
      return Optional.empty();
    }
    double learned =
        Contradiction.in(found.features()) ? CONTRADICTED : model.probability(found.features());
    return Optional.of(new Comparison(story, found, named ? Math.max(NAMED, learned) : learned));
  }

  /**
   * A notice that quotes the headline of what it corrects, and of the text hardly more than the
   * replaced words: "In the Ghent item headlined …, please read in the second paragraph …".
   */
  private static boolean corrects(HeldSketch held, IncomingRevision incoming, IndexedStory story) {
    if (!held.sketch().corrects()) {
      return false;
    }
    int[] headline = story.sketch().title();
    Duration after = Duration.between(story.time(), incoming.time());
    return headline.length >= HEADLINE_WORDS
        && after.compareTo(CORRECTED_WITHIN) <= 0
        && held.headline(headline) >= HEADLINE_QUOTED;
  }

  boolean same() {
    return same(likeness.features(), probability);
  }

  /** Whether two texts of such evidence and probability are taken for the same story. */
  public static boolean same(double[] features, double probability) {
    return probability >= needed(features);
  }

  private static double needed(double[] features) {
    if (Contradiction.isDeclared(features)) {
      return SAME_OF_CORRECTION;
    }
    return Contradiction.isOfFewFacts(features) ? SAME_OF_FEW_FACTS : SAME;
  }

  /** A correction of a correction may have little left of the first of its group. */
  boolean surelyCorrects() {
    return probability >= NAMED && likeness.declared();
  }

  /**
   * The same event in other words: subject, names and headline in common, but not the sentences.
   */
  boolean related() {
    Overlap there = likeness.inSecond();
    Overlap here = likeness.inFirst();
    return !same()
        && Math.max(there.subject(), here.subject()) >= 0.5
        && Math.max(there.capital(), here.capital()) >= 0.55
        && Math.max(there.rare(), here.rare()) >= 0.3
        && Math.max(there.all(), here.all()) >= 0.3
        && Math.max(likeness.runsOfFirst(), likeness.runsOfSecond()) < 0.4
        && likeness.headlines() >= 0.5;
  }

  List<String> relatedBy(IncomingRevision incoming) {
    return List.of(
        String.format(
            Locale.ROOT, "%d %% of its rare words", Math.round(100 * likeness.inSecond().rare())),
        TimeBetween.of(story.time(), story.source(), incoming.time(), incoming.source()));
  }
}
