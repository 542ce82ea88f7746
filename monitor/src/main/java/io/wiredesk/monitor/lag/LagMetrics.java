package io.wiredesk.monitor.lag;

import io.micrometer.core.instrument.Tags;
import io.wiredesk.service.MetricsPage;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A scan as metrics, under the names that lag dashboards know. */
public final class LagMetrics {
  private final String cluster;
  private final MetricsPage.Numbers lag;
  private final MetricsPage.Numbers seconds;
  private final MetricsPage.Numbers maxLag;
  private final MetricsPage.Numbers maxSeconds;
  private final MetricsPage.Numbers sumLag;
  private final MetricsPage.Numbers topicLag;
  private final MetricsPage.Numbers offset;
  private final MetricsPage.Numbers earliest;
  private final MetricsPage.Numbers latest;
  private final MetricsPage.States<Verdict> verdict;
  private final MetricsPage.Numbers goneIn;
  private final MetricsPage.Numbers storageLag;
  private final MetricsPage.Numbers storageSeconds;
  private final MetricsPage.Numbers unsearched;
  private final MetricsPage.Numbers unsearchedSeconds;

  private LagMetrics(String cluster, MetricsPage page) {
    this.cluster = cluster;
    lag =
        page.gauge(
            "kafka.consumergroup.group.lag",
            "Offsets left to read, transaction markers among them; 0 when no record is left");
    seconds = page.gauge("kafka.consumergroup.group.lag.seconds", "Age of the oldest record left");
    maxLag = page.gauge("kafka.consumergroup.group.max.lag", "Largest lag of its partitions");
    maxSeconds =
        page.gauge("kafka.consumergroup.group.max.lag.seconds", "Age of the oldest record left");
    sumLag = page.gauge("kafka.consumergroup.group.sum.lag", "Sum of the lags of its partitions");
    topicLag =
        page.gauge(
            "kafka.consumergroup.group.topic.sum.lag",
            "Sum of the lags of the partitions of a topic");
    offset = page.gauge("kafka.consumergroup.group.offset", "Committed offset");
    earliest = page.gauge("kafka.partition.earliest.offset", "First offset of the log");
    latest = page.gauge("kafka.partition.latest.offset", "READ_COMMITTED end of the log");
    verdict = page.states("wiredesk.group.verdict", "The worst of its partitions", Verdict.class);
    goneIn =
        page.gauge(
            "wiredesk.group.unread.gone.seconds",
            "Until retention may delete the oldest record left to read");
    storageLag =
        page.gauge(
            "wiredesk.storage.lag",
            "Offsets not stored yet, transaction markers among them; 0 when no record is left");
    storageSeconds =
        page.gauge("wiredesk.storage.lag.seconds", "Age of the oldest record not stored");
    unsearched =
        page.gauge("wiredesk.search.lag", "Stories stored whose newest words are not found yet");
    unsearchedSeconds =
        page.gauge("wiredesk.search.lag.seconds", "Since the first of them was stored");
  }

  /** Writes a scan. */
  public static void write(LagReport report, String cluster, MetricsPage page) {
    new LagMetrics(cluster, page).write(report);
    page.gauge("wiredesk.monitor.scan.problems", "What the last scan could not find out")
        .add(Tags.empty(), report.problems().size());
  }

  private void write(LagReport report) {
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
  }

  private void group(GroupLag group) {
    Tags tags = Tags.of("cluster_name", cluster, "group", group.group());
    partitions(group, lag, seconds);
    maxLag.add(tags, group.maxLag());
    maxSeconds.add(tags, group.maxSeconds());
    verdict.add(tags, group.verdict());
    sumLag.add(tags, group.lag());
    group.partitions().stream()
        .map(PartitionLag::topic)
        .distinct()
        .forEach(topic -> topicLag.add(tags.and("topic", topic), group.on(topic).lag()));
    group.partitions().forEach(p -> offset.add(tags(group, p), p.committed()));
    group.partitions().forEach(p -> goneIn.add(tags(group, p), p.goneInSeconds()));
  }

  private void partitions(GroupLag group, MetricsPage.Numbers offsets, MetricsPage.Numbers age) {
    for (PartitionLag p : group.partitions()) {
      offsets.add(tags(group, p), p.lag());
      age.add(tags(group, p), p.seconds());
    }
  }

  private void logs(Map<TopicPartition, Long> offsets, MetricsPage.Numbers gauge) {
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
