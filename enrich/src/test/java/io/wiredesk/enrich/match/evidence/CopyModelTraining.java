package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.CopyPairs;
import io.wiredesk.enrich.match.CopyPairs.Example;
import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.enrich.match.MadePairs;
import io.wiredesk.enrich.match.Reuters5050;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  static final int ROUNDS = 150;
  static final int DEPTH = 4;
  static final double RATE = 0.08;
  static final double SMOOTHING = 1.5;

  static final double OFFERED = 0.3;

  private static final long SEED = 7;

  /** What was made teaches what differs from template to template, not how often it is so. */
  private static final Map<String, Double> WEIGHTS =
      Map.of("invented", 0.4, "spun", 0.3, "forged", 1.0, "long", 0.15);

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
          "title.numbers",
          "contradictions",
          "looks.back",
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
    CopyPairs pairs = pairs(corpora);
    List<Example> examples = pairs.examples();
    System.out.printf(
        "%d pairs, %d of them same%n",
        examples.size(), examples.stream().filter(e -> e.same() == 1).count());
    Path file = Path.of(args[0]);
    Files.write(file, learn(examples).text());
    System.out.println("wrote " + file);
    new HeldOut(corpora.reuters(), pairs).print();
  }

  private static CopyPairs pairs(Corpora corpora) throws IOException {
    CopyPairs pairs = new CopyPairs(corpora.reuters());
    pairs.read("copy-labels.tsv");
    pairs.labelled("development", corpora.development());
    pairs.unread(1450, 2390);
    MadePairs made = new MadePairs(pairs);
    made.spun(18410, 19490, 8, new Random(SEED));
    made.forged(5500, 6900, 8, new Random(SEED));
    made.invented(20, 2, new Random(SEED));
    made.invented(4, 10, new Random(SEED + 1));
    made.invented(1, 40, new Random(SEED + 2));
    Path root = corpora.root();
    pairs.fiftyFifty(
        Reuters5050.read(root.resolve("reuters-50-50/C50train.tar.gz")),
        Reuters5050.labels(root.resolve("near-duplicates/reuters-50-50-pairs.tsv")));
    return pairs;
  }

  static CopyModel learn(List<Example> all) {
    List<Example> examples = all.stream().filter(e -> !e.contradictory()).toList();
    Boosting boosting = new Boosting(ROUNDS, DEPTH, RATE, SMOOTHING, OFFERED, directions());
    return boosting.learn(
        examples.stream().map(Example::features).toArray(double[][]::new),
        examples.stream().mapToDouble(Example::same).toArray(),
        examples.stream().mapToDouble(e -> WEIGHTS.getOrDefault(e.slice(), 1.0)).toArray());
  }

  private static int[] directions() {
    return Likeness.NAMES.stream()
        .mapToInt(name -> AGAINST.contains(name) ? -1 : EITHER.contains(name) ? 0 : 1)
        .toArray();
  }
}
