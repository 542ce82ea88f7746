package io.wiredesk.enrich.match.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Learns a {@link CopyModel}: gradient boosting of shallow trees on the logistic loss (Friedman
 * 2001), second-order leaf values, and directions that the trees must keep: more overlap never
 * makes a copy less likely. Each tree chooses among some of the features only, drawn anew, so that
 * none of them is relied on alone.
 */
final class Boosting {
  private static final int BINS = 48;
  private static final long SEED = 3;

  private final int rounds;
  private final int depth;
  private final double rate;
  private final double smoothing;
  private final double offered;
  private final int[] directions;

  /**
   * @param smoothing added to each leaf's weight, so that few examples say little
   * @param offered share of the features that a tree may choose among
   * @param directions by feature: 1 only up, -1 only down, 0 either
   */
  Boosting(int rounds, int depth, double rate, double smoothing, double offered, int[] directions) {
    this.rounds = rounds;
    this.depth = depth;
    this.rate = rate;
    this.smoothing = smoothing;
    this.offered = offered;
    this.directions = directions.clone();
  }

  CopyModel learn(double[][] examples, double[] labels, double[] weights) {
    double positive = 0;
    double all = 0;
    for (int i = 0; i < labels.length; i++) {
      positive += labels[i] * weights[i];
      all += weights[i];
    }
    double bias = Math.log((positive + 1) / (all - positive + 1));
    double[] scores = new double[labels.length];
    Arrays.fill(scores, bias);
    double[][] thresholds = thresholds(examples);
    byte[][] bins = bins(examples, thresholds);
    Random random = new Random(SEED);
    List<CopyModel.Tree> trees = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Grower grower = new Grower(examples, thresholds, bins, labels, weights, scores);
      Arrays.setAll(grower.offers, f -> random.nextDouble() < offered);
      CopyModel.Tree tree = grower.grow();
      trees.add(tree);
      for (int i = 0; i < scores.length; i++) {
        scores[i] += tree.value(examples[i]);
      }
    }
    return new CopyModel(bias, trees);
  }

  private static double[][] thresholds(double[][] examples) {
    int features = examples[0].length;
    double[][] thresholds = new double[features][];
    for (int f = 0; f < features; f++) {
      int feature = f;
      double[] sorted = Arrays.stream(examples).mapToDouble(e -> e[feature]).sorted().toArray();
      double[] distinct = Arrays.stream(sorted).distinct().toArray();
      thresholds[f] = cuts(sorted, distinct);
    }
    return thresholds;
  }

  /** Half by rank and half evenly spread, so that sparse ends are cut too. */
  private static double[] cuts(double[] sorted, double[] distinct) {
    if (distinct.length <= BINS) {
      return distinct;
    }
    double[] cuts = new double[BINS];
    double low = distinct[0];
    double high = distinct[distinct.length - 1];
    for (int i = 0; i < BINS / 2; i++) {
      cuts[2 * i] = rounded(sorted[(int) ((i + 0.5) * sorted.length / (BINS / 2.0))]);
      cuts[2 * i + 1] = rounded(low + (high - low) * (i + 1) / (BINS / 2.0 + 1));
    }
    return Arrays.stream(cuts).sorted().distinct().toArray();
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static byte[][] bins(double[][] examples, double[][] thresholds) {
    byte[][] bins = new byte[thresholds.length][examples.length];
    for (int f = 0; f < thresholds.length; f++) {
      for (int i = 0; i < examples.length; i++) {
        int at = Arrays.binarySearch(thresholds[f], examples[i][f]);
        bins[f][i] = (byte) (at >= 0 ? at : -at - 1);
      }
    }
    return bins;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Node(int[] members, double low, double high, int depth) {}

  private record Cut(int feature, double threshold, double gain, double left, double right) {}

  private final class Grower {
    private final double[][] examples;
    private final double[][] thresholds;
    private final byte[][] bins;
    private final double[] gradient;
    private final double[] hessian;
    private final Boolean[] offers;

    Grower(
        double[][] examples,
        double[][] thresholds,
        byte[][] bins,
        double[] labels,
        double[] weights,
        double[] scores) {
      this.examples = examples;
      this.thresholds = thresholds;
      this.bins = bins;
      offers = new Boolean[thresholds.length];
      gradient = new double[labels.length];
      hessian = new double[labels.length];
      for (int i = 0; i < labels.length; i++) {
        double p = 1 / (1 + Math.exp(-scores[i]));
        gradient[i] = weights[i] * (labels[i] - p);
        hessian[i] = weights[i] * p * (1 - p);
      }
    }

    CopyModel.Tree grow() {
      List<Integer> features = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      List<Integer> left = new ArrayList<>();
      List<Node> queue = new ArrayList<>();
      int[] all = new int[examples.length];
      Arrays.setAll(all, i -> i);
      queue.add(new Node(all, -1e9, 1e9, 0));
      for (int at = 0; at < queue.size(); at++) {
        Node node = queue.get(at);
        Cut cut = node.depth() == depth ? null : best(node);
        if (cut == null) {
          features.add(-1);
          values.add(rounded(rate * worth(node)));
          left.add(0);
        } else {
          features.add(cut.feature());
          values.add(cut.threshold());
          left.add(queue.size());
          part(node, cut, queue);
        }
      }
      return new CopyModel.Tree(
          features.stream().mapToInt(f -> f).toArray(),
          values.stream().mapToDouble(v -> v).toArray(),
          left.stream().mapToInt(l -> l).toArray());
    }

    private void part(Node node, Cut cut, List<Node> queue) {
      double middle = (cut.left() + cut.right()) / 2;
      int direction = directions[cut.feature()];
      double leftHigh = direction > 0 ? middle : node.high();
      double leftLow = direction < 0 ? middle : node.low();
      double rightLow = direction > 0 ? middle : node.low();
      double rightHigh = direction < 0 ? middle : node.high();
      queue.add(new Node(side(node, cut, true), leftLow, leftHigh, node.depth() + 1));
      queue.add(new Node(side(node, cut, false), rightLow, rightHigh, node.depth() + 1));
    }

    private int[] side(Node node, Cut cut, boolean left) {
      return Arrays.stream(node.members())
          .filter(i -> examples[i][cut.feature()] <= cut.threshold() == left)
          .toArray();
    }

    private double worth(Node node) {
      double g = 0;
      double h = 0;
      for (int i : node.members()) {
        g += gradient[i];
        h += hessian[i];
      }
      return value(g, h, node);
    }

    private double value(double g, double h, Node node) {
      return Math.max(node.low(), Math.min(node.high(), g / (h + smoothing)));
    }

    private @Nullable Cut best(Node node) {
      Cut best = null;
      for (int f = 0; f < thresholds.length; f++) {
        Cut cut = offers[f] ? best(node, f) : null;
        if (cut != null && (best == null || cut.gain() > best.gain())) {
          best = cut;
        }
      }
      return best;
    }

    private @Nullable Cut best(Node node, int f) {
      double[] cuts = thresholds[f];
      double[] g = new double[cuts.length + 1];
      double[] h = new double[cuts.length + 1];
      for (int i : node.members()) {
        int bin = bins[f][i];
        g[bin] += gradient[i];
        h[bin] += hessian[i];
      }
      double allG = Arrays.stream(g).sum();
      double allH = Arrays.stream(h).sum();
      double none = gain(allG, allH, value(allG, allH, node));
      Cut best = null;
      double leftG = 0;
      double leftH = 0;
      for (int bin = 0; bin < cuts.length; bin++) {
        leftG += g[bin];
        leftH += h[bin];
        double left = value(leftG, leftH, node);
        double right = value(allG - leftG, allH - leftH, node);
        boolean thin = leftH < 0.2 || allH - leftH < 0.2;
        if (thin || directions[f] * (right - left) < 0) {
          continue;
        }
        double gain = gain(leftG, leftH, left) + gain(allG - leftG, allH - leftH, right) - none;
        if (gain > 1e-3 && (best == null || gain > best.gain())) {
          best = new Cut(f, cuts[bin], gain, left, right);
        }
      }
      return best;
    }

    private double gain(double g, double h, double value) {
      return 2 * g * value - (h + smoothing) * value * value;
    }
  }
}
