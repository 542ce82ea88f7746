package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import io.wiredesk.monitor.output.Json;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far behind one group is, or one sink's storage.
 *
 * @param state the group's state as Kafka names it
 * @param ours whether it is the pipeline's or a configured desk's
 * @param neverRead partitions with records of topics that it reads, where it never committed
 * @param partitions by topic and partition
 */
public record GroupLag(
    String group,
    GroupKind kind,
    String state,
    boolean ours,
    int neverRead,
    @JsonView(Json.Whole.class) List<PartitionLag> partitions) {
  public GroupLag {
    partitions =
        partitions.stream()
            .sorted(
                Comparator.comparing(PartitionLag::topic).thenComparingInt(PartitionLag::partition))
            .toList();
  }

  /** Of the partitions that are known; absent when none is. */
  @JsonProperty
  public OptionalLong lag() {
    return lags().reduce(Long::sum).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** The largest of its partitions. */
  @JsonProperty
  public OptionalLong maxLag() {
    return lags()
        .max(Comparator.naturalOrder())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** The oldest of its partitions. */
  @JsonProperty("seconds")
  public OptionalDouble maxSeconds() {
    return partitions.stream()
        .map(PartitionLag::seconds)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  /** The soonest of its partitions. */
  @JsonProperty
  public OptionalDouble goneInSeconds() {
    return partitions.stream()
        .map(PartitionLag::goneInSeconds)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }

  /** The worst of its partitions. */
  @JsonProperty
  public Verdict verdict() {
    return partitions.stream().map(PartitionLag::verdict).reduce(Verdict.OK, Verdict::or);
  }

  /** Sums of its partitions' rates; absent until one is known. */
  public Optional<Trend> trend() {
    return partitions.stream().flatMap(p -> p.trend().stream()).reduce(GroupLag::sum);
  }

  /** The same group, of that topic alone. */
  public GroupLag on(String topic) {
    return new GroupLag(
        group,
        kind,
        state,
        ours,
        neverRead,
        partitions.stream().filter(p -> p.topic().equals(topic)).toList());
  }

  @JsonUnwrapped
  Movement movement() {
    return Movement.of(trend());
  }

  @JsonProperty
  public Health health() {
    return partitions.stream().map(Health::of).reduce(Health.UNKNOWN, Health::or);
  }

  private java.util.stream.Stream<Long> lags() {
    return partitions.stream()
        .map(PartitionLag::lag)
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong);
  }

  /** Drained when the last of them is; never when one never is. */
  private static Trend sum(Trend a, Trend b) {
    Optional<Duration> drain =
        a.drain().flatMap(x -> b.drain().map(y -> x.compareTo(y) >= 0 ? x : y));
    return new Trend(
        a.reading() + b.reading(), a.arriving() + b.arriving(), a.growth() + b.growth(), drain);
  }
}
