package io.wiredesk.enrich.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Groups that were found against those that are true, pair by pair.
 *
 * @param found group by story
 * @param same pairs that are the same story
 * @param unscored pairs that nobody could tell
 */
public record Clusters(Map<String, String> found, Set<Pair> same, Set<Pair> unscored) {
  /** Two stories, in any order. */
  public record Pair(String a, String b) {
    static Pair of(String a, String b) {
      return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }

  /**
   * How many pairs a grouping has right.
   *
   * @param right pairs rightly joined
   * @param wrong pairs wrongly joined
   * @param missed pairs wrongly kept apart
   */
  public record Score(double right, double wrong, double missed) {
    public double precision() {
      return right + wrong == 0 ? 1 : right / (right + wrong);
    }

    public double recall() {
      return right + missed == 0 ? 1 : right / (right + missed);
    }

    public double f1() {
      return 2 * right + wrong + missed == 0 ? 1 : 2 * right / (2 * right + wrong + missed);
    }
  }

  Set<Pair> joined() {
    Map<String, List<String>> groups = new HashMap<>();
    found.forEach((id, group) -> groups.computeIfAbsent(group, g -> new ArrayList<>()).add(id));
    Set<Pair> joined = new HashSet<>();
    for (List<String> group : groups.values()) {
      for (int i = 0; i < group.size(); i++) {
        for (int j = 0; j < i; j++) {
          joined.add(Pair.of(group.get(i), group.get(j)));
        }
      }
    }
    joined.removeAll(unscored);
    return joined;
  }

  public Score score() {
    Set<Pair> joined = joined();
    long right = same.stream().filter(joined::contains).count();
    return new Score(right, joined.size() - right, same.size() - right);
  }

  /**
   * Adjusted Rand index (Hubert and Arabie 1985), the true groups being the pairs' transitive
   * closure.
   */
  public double adjustedRand() {
    Map<String, String> truth = closure();
    Map<String, Integer> cells = new HashMap<>();
    Map<String, Integer> rows = new HashMap<>();
    Map<String, Integer> columns = new HashMap<>();
    found.forEach(
        (id, group) -> {
          String true_ = truth.getOrDefault(id, id);
          cells.merge(group + '\n' + true_, 1, Integer::sum);
          rows.merge(group, 1, Integer::sum);
          columns.merge(true_, 1, Integer::sum);
        });
    double index = pairs(cells);
    double row = pairs(rows);
    double column = pairs(columns);
    double expected = row * column / (found.size() * (found.size() - 1.0) / 2);
    double most = (row + column) / 2;
    return most == expected ? 1 : (index - expected) / (most - expected);
  }

  /** Pairs wrongly joined or wrongly kept apart, for people. */
  public List<String> errors() {
    Set<Pair> joined = joined();
    List<String> errors = new ArrayList<>();
    joined.stream().filter(p -> !same.contains(p)).forEach(p -> errors.add("wrong " + p));
    same.stream().filter(p -> !joined.contains(p)).forEach(p -> errors.add("missed " + p));
    return errors;
  }

  /** All pairs that follow from some. */
  static Set<Pair> closed(Set<Pair> some) {
    Map<String, String> parents = new HashMap<>();
    some.forEach(pair -> unite(parents, pair));
    Map<String, String> groups = new HashMap<>();
    for (Pair pair : some) {
      groups.put(pair.a(), root(parents, pair.a()));
      groups.put(pair.b(), root(parents, pair.b()));
    }
    return new Clusters(groups, some, Set.of()).joined();
  }

  /** F1 at the 2.5th and 97.5th percentile, true or found groups of more than one redrawn. */
  double[] interval(Random random, int times) {
    List<Score> parts = parts();
    double[] scores = new double[times];
    for (int t = 0; t < times; t++) {
      double right = 0;
      double wrong = 0;
      double missed = 0;
      for (int i = 0; i < parts.size(); i++) {
        Score part = parts.get(random.nextInt(parts.size()));
        right += part.right();
        wrong += part.wrong();
        missed += part.missed();
      }
      scores[t] = new Score(right, wrong, missed).f1();
    }
    java.util.Arrays.sort(scores);
    return new double[] {scores[(int) (times * 0.025)], scores[(int) (times * 0.975)]};
  }

  private List<Score> parts() {
    Set<Pair> joined = joined();
    Map<String, String> parents = new HashMap<>();
    joined.forEach(pair -> unite(parents, pair));
    same.forEach(pair -> unite(parents, pair));
    Map<String, double[]> sums = new HashMap<>();
    for (Pair pair : joined) {
      sums.computeIfAbsent(root(parents, pair.a()), r -> new double[3])[
          same.contains(pair) ? 0 : 1]++;
    }
    for (Pair pair : same) {
      if (!joined.contains(pair)) {
        sums.computeIfAbsent(root(parents, pair.a()), r -> new double[3])[2]++;
      }
    }
    return sums.values().stream().map(s -> new Score(s[0], s[1], s[2])).toList();
  }

  private Map<String, String> closure() {
    Map<String, String> parents = new HashMap<>();
    same.forEach(pair -> unite(parents, pair));
    Map<String, String> closure = new HashMap<>();
    found.keySet().forEach(id -> closure.put(id, root(parents, id)));
    return closure;
  }

  private static void unite(Map<String, String> parents, Pair pair) {
    String a = root(parents, pair.a());
    String b = root(parents, pair.b());
    if (!a.equals(b)) {
      parents.put(a, b);
    }
  }

  private static String root(Map<String, String> parents, String id) {
    String root = id;
    for (String up = parents.get(root); up != null; up = parents.get(root)) {
      root = up;
    }
    return root;
  }

  private static double pairs(Map<String, Integer> counts) {
    return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
