package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.Clusters;
import io.wiredesk.enrich.match.Clusters.Pair;
import io.wiredesk.enrich.match.Clusters.Score;
import io.wiredesk.enrich.match.Comparison;
import io.wiredesk.enrich.match.CopyPairs;
import io.wiredesk.enrich.match.CopyPairs.Example;
import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.enrich.match.MadePairs;
import io.wiredesk.enrich.match.Reuters5050;
import io.wiredesk.enrich.text.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Learns the model that {@link Comparison} decides with, from the labelled development slice, from
 * pairs judged by reading (copy-labels.tsv), from what needs no judging, and from spun copies and
 * invented families: {@code mvn -pl enrich -Ptrain verify}. Writes the model trained on all, then
 * prints how others do on stories that they were not trained on. The same corpora give the same
 * model.
 */
final class CopyModelTraining {
  static final int ROUNDS = 140;
  static final int DEPTH = 4;
  static final double RATE = 0.1;
  static final double SMOOTHING = 1.5;

  /** Of the development slice and of the families. */
  private static final int FOLDS = 5;

  /** The slices of copy-labels.tsv are further apart. */
  private static final int READ = 3000;

  private static final long SEED = 7;
  private static final double GUESSED = 0.3;

  /** More of it never makes a copy likelier. */
  private static final Set<String> AGAINST =
      Set.of(
          "figures.conflicts",
          "figures.missing",
          "hours",
          "facts.foreign.least",
          "facts.foreign.most",
          "subject.foreign.least",
          "subject.foreign.most",
          "facts.conflicts",
          "further.foreign.least",
          "further.foreign.most",
          "title.foreign.least",
          "title.foreign.most",
          "days.foreign");

  /** May speak for or against. */
  private static final Set<String> EITHER =
      Set.of(
          "length.ratio",
          "declared",
          "length",
          "figures.density",
          "slips",
          "words.foreign.least",
          "words.foreign.most",
          "template");

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
    Path file = Path.of(args[0]);
    Files.write(file, learn(examples).text());
    System.out.println("wrote " + file);
    heldOut(examples, corpora.development());
  }

  static List<Example> examples(Corpora corpora) throws IOException {
    CopyPairs pairs = new CopyPairs(corpora.reuters());
    pairs.labelled("development", corpora.development());
    pairs.read("copy-labels.tsv");
    pairs.unread(2000, 3400);
    pairs.unread(7000, 8400);
    pairs.unread(14000, 15400);
    pairs.unread(19500, 20900);
    MadePairs made = new MadePairs(pairs);
    made.spun(8500, 9900, 8, new Random(SEED));
    made.forged(5500, 6900, 8, new Random(SEED));
    made.invented(20, 2, new Random(SEED));
    made.invented(4, 10, new Random(SEED + 1));
    made.invented(1, 40, new Random(SEED + 2));
    Path root = corpora.root();
    pairs.fiftyFifty(
        Reuters5050.read(root.resolve("reuters-50-50/C50train.tar.gz")),
        Reuters5050.labels(root.resolve("near-duplicates/reuters-50-50-pairs.tsv")));
    return pairs.examples();
  }

  static CopyModel learn(List<Example> all) {
    List<Example> examples = all.stream().filter(e -> !e.contradictory()).toList();
    Boosting boosting = new Boosting(ROUNDS, DEPTH, RATE, SMOOTHING, directions());
    return boosting.learn(
        examples.stream().map(Example::features).toArray(double[][]::new),
        examples.stream().mapToDouble(Example::same).toArray(),
        examples.stream().mapToDouble(e -> weight(e.slice())).toArray());
  }

  private static double weight(String slice) {
    return switch (slice) {
      case "spun", "invented" -> 0.5;
      case "long" -> GUESSED;
      default -> 1;
    };
  }

  private static int[] directions() {
    return Likeness.NAMES.stream()
        .mapToInt(name -> AGAINST.contains(name) ? -1 : EITHER.contains(name) ? 0 : 1)
        .toArray();
  }

  /**
   * No story is in both what is learned from and what is judged, nor another of its group or its
   * family: a slice is held out as a whole, and of the development slice one fold or two, those of
   * a pair's two stories.
   */
  private static void heldOut(List<Example> examples, Corpora.Labels labels) {
    Map<String, String> groups = new HashMap<>();
    examples.stream()
        .filter(e -> e.same() == 1)
        .forEach(e -> groups.put(root(groups, e.pair().a()), root(groups, e.pair().b())));
    List<Set<String>> folds = examples.stream().map(example -> folds(groups, example)).toList();
    double[] chances = new double[examples.size()];
    for (Set<String> judged : new LinkedHashSet<>(folds)) {
      List<Example> train = new ArrayList<>();
      for (int i = 0; i < chances.length; i++) {
        if (Collections.disjoint(folds.get(i), judged)) {
          train.add(examples.get(i));
        }
      }
      CopyModel model = learn(train);
      for (int i = 0; i < chances.length; i++) {
        if (folds.get(i).equals(judged)) {
          Example example = examples.get(i);
          chances[i] = example.contradictory() ? 0 : model.probability(example.features());
        }
      }
    }
    grouped(examples, chances, labels);
    for (String slice :
        List.of("development", "read", "unread", "spun", "forged", "invented", "50-50", "long")) {
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

  /** All that the pairs join, one by one: stricter than the detector, which asks a group's head. */
  private static void grouped(List<Example> examples, double[] chances, Corpora.Labels labels) {
    Map<String, String> groups = new HashMap<>();
    for (int i = 0; i < chances.length; i++) {
      Example example = examples.get(i);
      if (example.slice().equals("development") && chances[i] >= Comparison.SAME) {
        groups.put(root(groups, example.pair().a()), root(groups, example.pair().b()));
      }
    }
    Map<String, String> found = new HashMap<>();
    labels.stories().forEach(id -> found.put(id, root(groups, id)));
    Clusters clusters = new Clusters(found, labels.same(), labels.unscored());
    Score score = clusters.score();
    System.out.printf(
        "held out, development, grouped: P %.3f  R %.3f  F1 %.3f  ARI %.3f%n",
        score.precision(), score.recall(), score.f1(), clusters.adjustedRand());
  }

  private static Set<String> folds(Map<String, String> groups, Example example) {
    Pair pair = example.pair();
    return switch (example.slice()) {
      case "development" -> Set.copyOf(List.of(fold(groups, pair.a()), fold(groups, pair.b())));
      case "read" -> Set.of("read" + Integer.parseInt(pair.a()) / READ);
      case "invented" -> Set.of("families" + Math.floorMod(Hashes.word(family(example)), FOLDS));
      default -> Set.of("made");
    };
  }

  private static String fold(Map<String, String> groups, String id) {
    return "development" + Math.floorMod(Hashes.word(root(groups, id)), FOLDS);
  }

  private static String family(Example invented) {
    return invented.pair().a().split("[0-9]", 2)[0];
  }

  private static String root(Map<String, String> parents, String id) {
    String root = id;
    for (String up = parents.get(root); up != null && !up.equals(root); up = parents.get(root)) {
      root = up;
    }
    return root;
  }
}
