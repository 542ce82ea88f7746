package io.wiredesk.enrich.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** How found tags agree with given ones, over all stories, with intervals by resampling stories. */
final class TagScores {
  private static final int RESAMPLES = 1000;
  private static final long SEED = 21578;

  /** Tags found rightly, found wrongly and missed, of one story or of many. */
  record Counts(long right, long wrong, long missed) {
    double precision() {
      return ratio(right, right + wrong);
    }

    double recall() {
      return ratio(right, right + missed);
    }

    double f1() {
      return ratio(2 * right, 2 * right + wrong + missed);
    }

    private Counts plus(Counts other) {
      return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    private static double ratio(long part, long whole) {
      return whole == 0 ? 0 : part / (double) whole;
    }
  }

  private final List<Counts> stories = new ArrayList<>();

  /** A story's tags. */
  void add(Set<String> found, Set<String> given) {
    long right = found.stream().filter(given::contains).count();
    add(new Counts(right, found.size() - right, given.size() - right));
  }

  void add(Counts story) {
    stories.add(story);
  }

  Counts total() {
    return stories.stream().reduce(new Counts(0, 0, 0), Counts::plus);
  }

  /** Of stories and of given tags, then precision, recall and F1, each with its 95 % interval. */
  String row(String what) {
    List<Counts> drawn = resampled();
    Counts total = total();
    return "| %s | %d | %d | %s | %s | %s |"
        .formatted(
            what,
            stories.size(),
            total.right() + total.missed(),
            cell(total, drawn, Counts::precision),
            cell(total, drawn, Counts::recall),
            cell(total, drawn, Counts::f1));
  }

  static String head(String what) {
    return "| %s | stories | tags | precision | recall | F1 |%n|---|---|---|---|---|---|"
        .formatted(what);
  }

  private static String cell(Counts total, List<Counts> drawn, ToDoubleFunction<Counts> measure) {
    double[] values = drawn.stream().mapToDouble(measure).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f–%.3f)",
        measure.applyAsDouble(total),
        values[(int) (values.length * 0.025)],
        values[(int) (values.length * 0.975)]);
  }

  private List<Counts> resampled() {
    Random random = new Random(SEED);
    Counts[] drawn = new Counts[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      Counts sum = new Counts(0, 0, 0);
      for (int story = 0; story < stories.size(); story++) {
        sum = sum.plus(stories.get(random.nextInt(stories.size())));
      }
      drawn[i] = sum;
    }
    return Arrays.asList(drawn);
  }
}
