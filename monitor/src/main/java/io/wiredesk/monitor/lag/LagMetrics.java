package io.wiredesk.monitor.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Gauges of the last scan, under the names that lag dashboards know. What is gone from a scan is
 * gone from the gauges; a value that is unknown is absent, never a stale or invented one.
 */
public final class LagMetrics {
  private final MeterRegistry registry;
  private final String cluster;
  private final MultiGauge lag;
  private final MultiGauge seconds;
  private final MultiGauge maxLag;
  private final MultiGauge maxSeconds;
  private final MultiGauge sumLag;
  private final MultiGauge topicLag;
  private final MultiGauge offset;
  private final MultiGauge earliest;
  private final MultiGauge latest;
  private final MultiGauge verdict;
  private final MultiGauge storageLag;
  private final MultiGauge storageSeconds;
  private final AtomicInteger problems;

  public LagMetrics(MeterRegistry registry, String cluster) {
    this.registry = registry;
    this.cluster = cluster;
    lag =
        gauge(
            "kafka.consumergroup.group.lag",
            "Offsets left to read, transaction markers among them; 0 when no record is left");
    seconds = gauge("kafka.consumergroup.group.lag.seconds", "Age of the oldest record left");
    maxLag = gauge("kafka.consumergroup.group.max.lag", "Largest lag of the group's partitions");
    maxSeconds =
        gauge("kafka.consumergroup.group.max.lag.seconds", "Age of the oldest record left");
    sumLag = gauge("kafka.consumergroup.group.sum.lag", "Sum of the lags of its partitions");
    topicLag = gauge("kafka.consumergroup.group.topic.sum.lag", "Likewise, by topic");
    offset = gauge("kafka.consumergroup.group.offset", "Committed offset");
    earliest = gauge("kafka.partition.earliest.offset", "First offset of the log");
    latest = gauge("kafka.partition.latest.offset", "READ_COMMITTED end of the log");
    verdict = gauge("wiredesk.group.verdict", "0 OK, 1 LAGGING, 2 STALLED, 3 STOPPED, 4 REWIND");
    storageLag =
        gauge(
            "wiredesk.storage.lag",
            "Offsets not stored yet, transaction markers among them; 0 when no record is left");
    storageSeconds = gauge("wiredesk.storage.lag.seconds", "Age of the oldest record not stored");
    problems = new AtomicInteger();
    registry.gauge("wiredesk.monitor.scan.problems", problems);
  }

  public void update(LagReport report) {
    List<GroupLag> groups = kafkaGroups(report);
    lag.register(rows(groups, p -> whole(p.lag())), true);
    seconds.register(rows(groups, PartitionLag::seconds), true);
    maxLag.register(groupRows(groups, g -> whole(g.maxLag())), true);
    maxSeconds.register(groupRows(groups, GroupLag::maxSeconds), true);
    verdict.register(groupRows(groups, g -> OptionalDouble.of(g.verdict().severity())), true);
    sumLag.register(groupRows(groups, g -> whole(g.lag())), true);
    topicLag.register(topicRows(groups), true);
    offset.register(rows(groups, p -> whole(p.committed())), true);
    earliest.register(partitionRows(report.starts()), true);
    latest.register(partitionRows(report.ends()), true);
    List<GroupLag> storage = new ArrayList<>(report.groups());
    storage.removeAll(groups);
    storageLag.register(rows(storage, p -> whole(p.lag())), true);
    storageSeconds.register(rows(storage, PartitionLag::seconds), true);
    problems.set(report.problems().size());
    registry.timer("wiredesk.monitor.scan").record(report.took().toNanos(), TimeUnit.NANOSECONDS);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private static List<GroupLag> kafkaGroups(LagReport report) {
    return report.groups().stream().filter(g -> g.kind() != GroupKind.STORAGE).toList();
  }

  private List<Row<?>> rows(List<GroupLag> groups, Function<PartitionLag, OptionalDouble> value) {
    List<Row<?>> rows = new ArrayList<>();
    for (GroupLag group : groups) {
      for (PartitionLag p : group.partitions()) {
        value
            .apply(p)
            .ifPresent(
                v -> rows.add(row(topic(p.topic(), p.partition()).and("group", group.group()), v)));
      }
    }
    return rows;
  }

  private List<Row<?>> groupRows(List<GroupLag> groups, Function<GroupLag, OptionalDouble> value) {
    List<Row<?>> rows = new ArrayList<>();
    for (GroupLag group : groups) {
      value
          .apply(group)
          .ifPresent(
              v -> rows.add(row(Tags.of("cluster_name", cluster, "group", group.group()), v)));
    }
    return rows;
  }

  private List<Row<?>> topicRows(List<GroupLag> groups) {
    List<Row<?>> rows = new ArrayList<>();
    for (GroupLag group : groups) {
      group.partitions().stream()
          .map(PartitionLag::topic)
          .distinct()
          .forEach(
              topic ->
                  whole(group.on(topic).lag())
                      .ifPresent(
                          lag ->
                              rows.add(
                                  row(
                                      Tags.of(
                                          "cluster_name", cluster,
                                          "group", group.group(),
                                          "topic", topic),
                                      lag))));
    }
    return rows;
  }

  private List<Row<?>> partitionRows(Map<TopicPartition, Long> offsets) {
    List<Row<?>> rows = new ArrayList<>();
    offsets.forEach((at, value) -> rows.add(row(topic(at.topic(), at.partition()), value)));
    return rows;
  }

  private Tags topic(String topic, int partition) {
    return Tags.of(
        "cluster_name", cluster, "topic", topic, "partition", Integer.toString(partition));
  }

  private static Row<?> row(Tags tags, Number value) {
    return Row.of(tags, value);
  }

  private static OptionalDouble whole(OptionalLong value) {
    return value.isPresent()
        ? OptionalDouble.of((double) value.getAsLong())
        : OptionalDouble.empty();
  }
}
