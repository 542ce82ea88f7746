package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.Clusters.Score;
import io.wiredesk.enrich.match.Comparison;
import io.wiredesk.enrich.match.CopyPairs;
import io.wiredesk.enrich.match.CopyPairs.Example;
import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.enrich.match.Reuters5050;
import io.wiredesk.enrich.text.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Learns the model that {@link Comparison} decides with, from the labelled development slice, from
 * pairs judged by reading (copy-labels.tsv), from what needs no judging, and from spun copies:
 * {@code mvn -pl enrich -Ptrain verify}. Prints how a model does on stories that it was not trained
 * on, then writes the one trained on all. The same corpora give the same model.
 */
final class CopyModelTraining {
  static final int ROUNDS = 180;
  static final int DEPTH = 3;
  static final double RATE = 0.1;
  static final double SMOOTHING = 1.5;
  private static final int FOLDS = 5;
  private static final long SEED = 7;
  private static final double FORGED = 0.3;

  /** More of it never makes a copy likelier. */
  private static final Set<String> AGAINST =
      Set.of("figures.conflicts", "figures.missing", "hours");

  /** May speak for or against. */
  private static final Set<String> EITHER =
      Set.of("length.ratio", "declared", "length", "figures.density", "slips");

  private CopyModelTraining() {}

  public static void main(String[] args) throws IOException {
    Corpora corpora = Corpora.found();
    if (!corpora.present()) {
      System.err.println("no corpora beside the project or at WIREDESK_CORPORA: nothing to learn");
      System.exit(1);
    }
    List<Example> examples = examples(corpora);
    System.out.printf(
        "%d pairs, %d of them same%n",
        examples.size(), examples.stream().filter(e -> e.same() == 1).count());
    heldOut(examples);
    Path file = Path.of(args[0]);
    Files.write(file, learn(examples).text());
    System.out.println("wrote " + file);
  }

  static List<Example> examples(Corpora corpora) throws IOException {
    CopyPairs pairs = new CopyPairs(corpora.reuters());
    pairs.labelled("development", corpora.development());
    pairs.read("copy-labels.tsv");
    pairs.unread(2000, 3400);
    pairs.unread(7000, 8400);
    pairs.unread(14000, 15400);
    pairs.unread(19500, 20900);
    pairs.spun(8500, 9900, 8, new Random(SEED));
    pairs.forged(5500, 6900, 8, new Random(SEED));
    Path root = corpora.root();
    pairs.fiftyFifty(
        Reuters5050.read(root.resolve("reuters-50-50/C50train.tar.gz")),
        Reuters5050.labels(root.resolve("near-duplicates/reuters-50-50-pairs.tsv")));
    return pairs.examples();
  }

  static CopyModel learn(List<Example> examples) {
    Boosting boosting = new Boosting(ROUNDS, DEPTH, RATE, SMOOTHING, directions());
    return boosting.learn(
        examples.stream().map(Example::features).toArray(double[][]::new),
        examples.stream().mapToDouble(Example::same).toArray(),
        examples.stream().mapToDouble(e -> weight(e.slice())).toArray());
  }

  private static double weight(String slice) {
    return switch (slice) {
      case "spun" -> 0.5;
      case "forged", "long" -> FORGED;
      default -> 1;
    };
  }

  private static int[] directions() {
    return Likeness.NAMES.stream()
        .mapToInt(name -> AGAINST.contains(name) ? -1 : EITHER.contains(name) ? 0 : 1)
        .toArray();
  }

  /** Pairs of one story's group stay together: all of them train, or all are held out. */
  private static void heldOut(List<Example> examples) {
    Map<String, String> parents = new HashMap<>();
    examples.stream()
        .filter(e -> e.same() == 1)
        .forEach(e -> parents.put(root(parents, e.pair().a()), root(parents, e.pair().b())));
    double[] chances = new double[examples.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> train = new ArrayList<>();
      for (Example example : examples) {
        if (fold(parents, example) != fold) {
          train.add(example);
        }
      }
      CopyModel model = learn(train);
      for (int i = 0; i < chances.length; i++) {
        if (fold(parents, examples.get(i)) == fold) {
          chances[i] = model.probability(examples.get(i).features());
        }
      }
    }
    for (String slice :
        List.of("development", "read", "unread", "spun", "forged", "50-50", "long")) {
      System.out.printf("held out, %s%n", slice);
      for (double at : new double[] {0.3, 0.4, 0.5, 0.6, 0.7}) {
        Score score = score(examples, chances, slice, at);
        System.out.printf(
            "  at %.1f  P %.3f  R %.3f  F1 %.3f%n",
            at, score.precision(), score.recall(), score.f1());
      }
    }
    if (Boolean.getBoolean("errors")) {
      errors(examples, chances);
    }
  }

  private static void errors(List<Example> examples, double[] chances) {
    for (int i = 0; i < chances.length; i++) {
      Example e = examples.get(i);
      if (chances[i] >= (e.same() == 1 ? Comparison.SAME : 0.3) != (e.same() == 1)) {
        System.out.printf("%s %.2f %s%n", e.same() == 1 ? "missed" : "wrong", chances[i], e.pair());
      }
    }
  }

  private static Score score(List<Example> examples, double[] chances, String slice, double at) {
    double[] counts = new double[3];
    for (int i = 0; i < chances.length; i++) {
      Example example = examples.get(i);
      if (example.slice().equals(slice)) {
        boolean same = example.same() == 1;
        boolean found = chances[i] >= at;
        if (found || same) {
          counts[found && same ? 0 : found ? 1 : 2]++;
        }
      }
    }
    return new Score(counts[0], counts[1], counts[2]);
  }

  private static int fold(Map<String, String> parents, Example example) {
    return Math.floorMod(Hashes.word(root(parents, example.pair().a())), FOLDS);
  }

  private static String root(Map<String, String> parents, String id) {
    String root = id;
    for (String up = parents.get(root); up != null && !up.equals(root); up = parents.get(root)) {
      root = up;
    }
    return root;
  }
}
