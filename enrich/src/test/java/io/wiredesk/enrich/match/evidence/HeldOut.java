package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.Clusters;
import io.wiredesk.enrich.match.Clusters.Score;
import io.wiredesk.enrich.match.Comparison;
import io.wiredesk.enrich.match.CopyEvaluation;
import io.wiredesk.enrich.match.CopyPairs;
import io.wiredesk.enrich.match.CopyPairs.Example;
import io.wiredesk.enrich.text.Hashes;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a model does to stories of which it saw none, and no story of their groups. Each slice of
 * the wire whose copies are known is decided whole, story by story as the app decides, by a model
 * that learned from all but that slice; slices are days and weeks apart. Of the invented stories a
 * fold is some families, with all their templates.
 */
final class HeldOut {
  private static final int FOLDS = 5;

  private final List<WireStory> reuters;
  private final CopyPairs pairs;

  HeldOut(List<WireStory> reuters, CopyPairs pairs) {
    this.reuters = reuters;
    this.pairs = pairs;
  }

  void print() {
    double[] sums = new double[4];
    pairs
        .slices()
        .forEach(
            (name, labels) -> {
              CopyModel model = learn(example -> !example.slice().equals(name));
              Clusters clusters = CopyEvaluation.clusters(reuters, labels, model);
              Score score = clusters.score();
              print(name, score, clusters.adjustedRand());
              if (Boolean.getBoolean("errors")) {
                clusters.errors().forEach(System.out::println);
              }
              sums[0] += score.right();
              sums[1] += score.wrong();
              sums[2] += score.missed();
              sums[3] += clusters.adjustedRand() / pairs.slices().size();
            });
    print("all slices", new Score(sums[0], sums[1], sums[2]), sums[3]);
    families();
  }

  private static void print(String name, Score score, double adjustedRand) {
    System.out.printf(
        "held out, %s: P %.3f  R %.3f  F1 %.3f  ARI %.3f  (%.0f right, %.0f wrong, %.0f missed)%n",
        name,
        score.precision(),
        score.recall(),
        score.f1(),
        adjustedRand,
        score.right(),
        score.wrong(),
        score.missed());
  }

  private CopyModel learn(Predicate<Example> from) {
    return CopyModelTraining.learn(pairs.examples().stream().filter(from).toList());
  }

  /** Pair by pair: what is true of an invented pair does not depend on others. */
  private void families() {
    double[] counts = new double[3];
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      CopyModel model = learn(example -> fold(example) != held);
      for (Example example : pairs.examples()) {
        if (fold(example) == held) {
          boolean found =
              !example.contradictory()
                  && Comparison.same(example.features(), model.probability(example.features()));
          boolean same = example.same() == 1;
          counts[found && same ? 0 : found ? 1 : 2] += found || same ? 1 : 0;
        }
      }
    }
    Score score = new Score(counts[0], counts[1], counts[2]);
    System.out.printf(
        "held out, invented pairs: P %.3f  R %.3f  F1 %.3f%n",
        score.precision(), score.recall(), score.f1());
  }

  private static int fold(Example example) {
    String family = example.pair().a().split("[0-9]", 2)[0];
    return example.slice().equals("invented") ? Math.floorMod(Hashes.word(family), FOLDS) : FOLDS;
  }
}
