package io.wiredesk.monitor.latency;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonView;
import io.wiredesk.monitor.output.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Durations in buckets at most 7 % wide from 30 µs up, so that a percentile is right to within 5 %.
 * Not thread-safe.
 */
public final class LatencyHistogram {
  private static final int DIGITS = 1;
  private static final double MICROS = 1e6;

  /** In microseconds; grows with the longest of them. */
  private final IntCountsHistogram counts = new IntCountsHistogram(DIGITS);

  private double max;

  /**
   * A bucket that is not empty.
   *
   * @param le upper bound in seconds
   */
  record Bucket(double le, long count) {}

  void add(double seconds) {
    counts.recordValue(Math.round(seconds * MICROS));
    max = Math.max(max, seconds);
  }

  void addAll(LatencyHistogram other) {
    counts.add(other.counts);
    max = Math.max(max, other.max);
  }

  @JsonProperty
  public long count() {
    return counts.getTotalCount();
  }

  @JsonProperty
  OptionalDouble max() {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(max);
  }

  @JsonProperty
  OptionalDouble p50() {
    return quantile(0.50);
  }

  @JsonProperty
  OptionalDouble p95() {
    return quantile(0.95);
  }

  @JsonProperty
  OptionalDouble p99() {
    return quantile(0.99);
  }

  /** Absent when nothing was added. */
  public OptionalDouble quantile(double q) {
    if (count() == 0 || q >= 1) {
      return max();
    }
    long middle = counts.medianEquivalentValue(counts.getValueAtPercentile(q * 100));
    return OptionalDouble.of(Math.min(max, middle / MICROS));
  }

  @JsonProperty("histogram")
  @JsonView(Json.Whole.class)
  List<Bucket> buckets() {
    List<Bucket> buckets = new ArrayList<>();
    for (HistogramIterationValue bucket : counts.recordedValues()) {
      double le = (bucket.getValueIteratedTo() + 1) / MICROS;
      buckets.add(new Bucket(le, bucket.getCountAtValueIteratedTo()));
    }
    return buckets;
  }
}
