package io.wiredesk.monitor.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Durations from a millisecond to a fortnight in buckets 9 % wide, so that a percentile is right to
 * within 5 %. Not thread-safe.
 */
public final class LatencyHistogram {
  private static final double SHORTEST = 0.001;
  private static final int PER_DOUBLING = 8;
  private static final int BUCKETS = 31 * PER_DOUBLING;

  private final int[] counts = new int[BUCKETS];
  private long count;
  private double max;

  /**
   * A bucket that is not empty.
   *
   * @param le upper bound in seconds
   */
  record Bucket(double le, long count) {}

  void add(double seconds) {
    counts[bucket(seconds)]++;
    count++;
    max = Math.max(max, seconds);
  }

  void addAll(LatencyHistogram other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    max = Math.max(max, other.max);
  }

  public long count() {
    return count;
  }

  OptionalDouble max() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(max);
  }

  /** Absent when nothing was added. */
  public OptionalDouble quantile(double q) {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    double rank = q * count;
    double below = 0;
    for (int i = 0; i < BUCKETS; i++) {
      if (counts[i] > 0 && below + counts[i] >= rank) {
        double within = (rank - below) / counts[i];
        double lower = i == 0 ? 0 : bound(i - 1);
        return OptionalDouble.of(Math.min(max, lower + within * (bound(i) - lower)));
      }
      below += counts[i];
    }
    return OptionalDouble.of(max);
  }

  List<Bucket> buckets() {
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      if (counts[i] > 0) {
        buckets.add(new Bucket(bound(i), counts[i]));
      }
    }
    return buckets;
  }

  private static int bucket(double seconds) {
    if (seconds <= SHORTEST) {
      return 0;
    }
    double doublings = Math.log(seconds / SHORTEST) / Math.log(2);
    return (int) Math.min(BUCKETS - 1, Math.ceil(doublings * PER_DOUBLING));
  }

  private static double bound(int bucket) {
    return SHORTEST * Math.pow(2, (double) bucket / PER_DOUBLING);
  }
}
