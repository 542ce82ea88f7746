package io.wiredesk.enrich.match.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Weighs the evidence of {@link Likeness}: the sum of shallow regression trees, as the odds'
 * natural logarithm. Learned by {@code CopyModelTraining}; kept as text so that a change can be
 * read.
 *
 * <p>A model file has a line {@code bias NUMBER}, and a line a tree with its nodes in breadth-first
 * order: {@code feature<=threshold} where it parts, {@code =value} where it ends.
 */
public final class CopyModel {
  private static final String RESOURCE = "copy-model.txt";

  private final double bias;
  private final List<Tree> trees;

  /** Steps from a root to a leaf; where a tree parts less often its leaf is there several times. */
  private final int depth;

  /**
   * All trees' questions one after another, each tree breadth-first: below question n are 2n+1,
   * 2n+2.
   */
  private final byte[] features;

  private final double[] thresholds;

  /** All trees' leaves from left to right. */
  private final double[] leaves;

  CopyModel(double bias, List<Tree> trees) {
    this.bias = bias;
    this.trees = List.copyOf(trees);
    this.depth = trees.stream().mapToInt(tree -> tree.depth(0)).max().orElse(0);
    int ends = 1 << depth;
    this.features = new byte[trees.size() * (ends - 1)];
    this.thresholds = new double[features.length];
    this.leaves = new double[trees.size() * ends];
    for (int tree = 0; tree < trees.size(); tree++) {
      lay(trees.get(tree), 0, tree, 0);
    }
  }

  /** Lays a node, and what is below it, at a place of the widest possible tree. */
  private void lay(Tree from, int node, int tree, int place) {
    int questions = (1 << depth) - 1;
    boolean leaf = from.features[node] < 0;
    if (place >= questions) {
      leaves[tree * (questions + 1) + place - questions] = from.values[node];
      return;
    }
    features[tree * questions + place] = (byte) Math.max(0, from.features[node]);
    thresholds[tree * questions + place] = from.values[node];
    lay(from, leaf ? node : from.left[node], tree, 2 * place + 1);
    lay(from, leaf ? node : from.left[node] + 1, tree, 2 * place + 2);
  }

  /** The one that is shipped. */
  public static CopyModel shipped() {
    return Shipped.MODEL;
  }

  /** Probability that the two texts are the same story. */
  public double probability(double[] of) {
    int questions = (1 << depth) - 1;
    double sum = bias;
    for (int tree = 0; tree < trees.size(); tree++) {
      int first = tree * questions;
      int place = 0;
      for (int step = 0; step < depth; step++) {
        int question = first + place;
        place = 2 * place + (of[features[question]] <= thresholds[question] ? 1 : 2);
      }
      sum += leaves[first + tree + place - questions];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /**
   * A tree; node 0 is its root.
   *
   * @param features by node; -1 for a leaf
   * @param values a threshold, at or below which one goes left; a leaf's worth
   * @param left the left child; the right one follows it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tree(int[] features, double[] values, int[] left) {
    double value(double[] of) {
      int node = 0;
      while (features[node] >= 0) {
        node = of[features[node]] <= values[node] ? left[node] : left[node] + 1;
      }
      return values[node];
    }

    private int depth(int node) {
      return features[node] < 0 ? 0 : 1 + Math.max(depth(left[node]), depth(left[node] + 1));
    }

    String text() {
      StringBuilder text = new StringBuilder("tree");
      for (int i = 0; i < features.length; i++) {
        boolean leaf = features[i] < 0;
        text.append(' ').append(leaf ? "" : Likeness.NAMES.get(features[i]) + "<");
        text.append('=').append(values[i]);
      }
      return text.toString();
    }

    /** Children follow in the order of the nodes that part. */
    static Tree parse(String text) {
      String[] nodes = text.split(" ", -1);
      int count = nodes.length - 1;
      Tree tree = new Tree(new int[count], new double[count], new int[count]);
      int child = 1;
      for (int i = 0; i < count; i++) {
        String[] parts = nodes[i + 1].split("<?=", 2);
        tree.features[i] = parts[0].isEmpty() ? -1 : Likeness.NAMES.indexOf(parts[0]);
        if (!parts[0].isEmpty()) {
          if (tree.features[i] < 0) {
            throw new IllegalArgumentException("no such feature: " + parts[0]);
          }
          tree.left[i] = child;
          child += 2;
        }
        tree.values[i] = Double.parseDouble(parts[1]);
      }
      return tree;
    }
  }

  List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add("bias " + bias);
    trees.forEach(tree -> lines.add(tree.text()));
    return lines;
  }

  static CopyModel parse(List<String> lines) {
    double bias = 0;
    List<Tree> trees = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("bias ")) {
        bias = Double.parseDouble(line.substring(5));
      } else if (line.startsWith("tree ")) {
        trees.add(Tree.parse(line));
      }
    }
    return new CopyModel(bias, trees);
  }

  private static final class Shipped {
    static final CopyModel MODEL = read();

    private static CopyModel read() {
      try (InputStream in = CopyModel.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not on the class path");
        }
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return parse(lines.lines().toList());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + RESOURCE, e);
      }
    }
  }
}
