package io.wiredesk.monitor.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.wiredesk.monitor.output.Gauges;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/**
 * Gauges of the last scan, under the names that lag dashboards know. What is gone from a scan is
 * gone from the gauges.
 */
public final class LagMetrics {
  private final MeterRegistry registry;
  private final String cluster;
  private final Gauges gauges;
  private final Gauges.Rows lag;
  private final Gauges.Rows seconds;
  private final Gauges.Rows maxLag;
  private final Gauges.Rows maxSeconds;
  private final Gauges.Rows sumLag;
  private final Gauges.Rows topicLag;
  private final Gauges.Rows offset;
  private final Gauges.Rows earliest;
  private final Gauges.Rows latest;
  private final Gauges.Rows verdict;
  private final Gauges.Rows storageLag;
  private final Gauges.Rows storageSeconds;
  private final Gauges.Rows unsearched;
  private final Gauges.Rows unsearchedSeconds;
  private final AtomicInteger problems = new AtomicInteger();

  public LagMetrics(MeterRegistry registry, String cluster) {
    this.registry = registry;
    this.cluster = cluster;
    gauges = new Gauges(registry);
    lag =
        gauges.of(
            "kafka.consumergroup.group.lag",
            "Offsets left to read, transaction markers among them; 0 when no record is left");
    seconds = gauges.of("kafka.consumergroup.group.lag.seconds", "Age of the oldest record left");
    maxLag = gauges.of("kafka.consumergroup.group.max.lag", "Largest lag of its partitions");
    maxSeconds =
        gauges.of("kafka.consumergroup.group.max.lag.seconds", "Age of the oldest record left");
    sumLag = gauges.of("kafka.consumergroup.group.sum.lag", "Sum of the lags of its partitions");
    topicLag = gauges.of("kafka.consumergroup.group.topic.sum.lag", "Likewise, by topic");
    offset = gauges.of("kafka.consumergroup.group.offset", "Committed offset");
    earliest = gauges.of("kafka.partition.earliest.offset", "First offset of the log");
    latest = gauges.of("kafka.partition.latest.offset", "READ_COMMITTED end of the log");
    verdict =
        gauges.of("wiredesk.group.verdict", "0 OK, 1 LAGGING, 2 STALLED, 3 STOPPED, 4 REWIND");
    storageLag =
        gauges.of(
            "wiredesk.storage.lag",
            "Offsets not stored yet, transaction markers among them; 0 when no record is left");
    storageSeconds =
        gauges.of("wiredesk.storage.lag.seconds", "Age of the oldest record not stored");
    unsearched =
        gauges.of("wiredesk.search.lag", "Stories stored whose newest words are not found yet");
    unsearchedSeconds =
        gauges.of("wiredesk.search.lag.seconds", "Since the first of them was stored");
    registry.gauge("wiredesk.monitor.scan.problems", problems);
  }

  public void update(LagReport report) {
    for (GroupLag group : report.groups()) {
      if (group.kind() == GroupKind.STORAGE) {
        partitions(group, storageLag, storageSeconds);
      } else {
        group(group);
      }
    }
    Tags tags = Tags.of("cluster_name", cluster);
    report.search().ifPresent(lag -> unsearched.add(tags, lag.stories()));
    report.search().ifPresent(lag -> unsearchedSeconds.add(tags, lag.seconds()));
    logs(report.starts(), earliest);
    logs(report.ends(), latest);
    gauges.publish();
    problems.set(report.problems().size());
    registry.timer("wiredesk.monitor.scan").record(report.took().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void group(GroupLag group) {
    Tags tags = Tags.of("cluster_name", cluster, "group", group.group());
    partitions(group, lag, seconds);
    maxLag.add(tags, group.maxLag());
    maxSeconds.add(tags, group.maxSeconds());
    verdict.add(tags, group.verdict().severity());
    sumLag.add(tags, group.lag());
    group.partitions().stream()
        .map(PartitionLag::topic)
        .distinct()
        .forEach(topic -> topicLag.add(tags.and("topic", topic), group.on(topic).lag()));
    group.partitions().forEach(p -> offset.add(tags(group, p), p.committed()));
  }

  private void partitions(GroupLag group, Gauges.Rows offsets, Gauges.Rows age) {
    for (PartitionLag p : group.partitions()) {
      offsets.add(tags(group, p), p.lag());
      age.add(tags(group, p), p.seconds());
    }
  }

  private void logs(Map<TopicPartition, Long> offsets, Gauges.Rows gauge) {
    offsets.forEach((at, value) -> gauge.add(tags(at.topic(), at.partition()), value));
  }

  private Tags tags(GroupLag group, PartitionLag p) {
    return tags(p.topic(), p.partition()).and("group", group.group());
  }

  private Tags tags(String topic, int partition) {
    return Tags.of(
        "cluster_name", cluster, "topic", topic, "partition", Integer.toString(partition));
  }
}
