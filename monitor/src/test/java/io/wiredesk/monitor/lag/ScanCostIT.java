package io.wiredesk.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestTopics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a scan of 100 groups on 50 partitions each costs, or of as many as {@code -Dscan.groups} and
 * {@code -Dscan.partitions} say; the numbers are logged.
 */
class ScanCostIT {
  private static final Logger LOG = LoggerFactory.getLogger(ScanCostIT.class);
  private static final int GROUPS = Integer.getInteger("scan.groups", 100);
  private static final int PARTITIONS = Integer.getInteger("scan.partitions", 50);
  private static final int RECORDS = 5;
  private static final int STEADY = 10;
  private static final int SCANS_A_MINUTE = 30;

  @Test
  void hundredGroupsOfFiftyPartitionsAreScannedWithinAnInterval(@TempDir Path dir)
      throws Exception {
    try (TestBroker broker = TestBroker.start(dir);
        LagScanner scanner =
            new LagScanner(
                broker.clients(),
                Optional.empty(),
                Duration.ofMinutes(2),
                new OurReaders(Set.of()),
                InstantSource.system())) {
      fill(broker);

      LagReport first = scanner.scan();
      double cpu = scannersCpuSeconds();
      long requests = requests();
      Duration steady = Duration.ZERO;
      for (int i = 0; i < STEADY; i++) {
        steady = steady.plus(scanner.scan().took());
      }
      cpu = (scannersCpuSeconds() - cpu) / STEADY;
      requests = (requests() - requests) / STEADY;

      LOG.info(
          "scan.cost groups={} partitions={} first={} ms steady={} ms; a minute of a scan every two"
              + " seconds: cpu={} s requests={}",
          GROUPS,
          PARTITIONS,
          first.took().toMillis(),
          steady.toMillis() / STEADY,
          String.format(Locale.ROOT, "%.2f", cpu * SCANS_A_MINUTE),
          requests * SCANS_A_MINUTE);
      assertThat(first.groups()).hasSize(GROUPS);
      assertThat(first.groups())
          .allSatisfy(
              group ->
                  assertThat(group.partitions())
                      .hasSize(PARTITIONS)
                      .allSatisfy(p -> assertThat(p.seconds()).isPresent()));
      assertThat(steady.dividedBy(STEADY)).isLessThan(Duration.ofSeconds(2));
    }
  }

  /** Of the thread that scans, in which the consumer polls, and of the admin client's. */
  private static double scannersCpuSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo thread = threads.getThreadInfo(id);
      if (thread != null
          && (id == Thread.currentThread().getId()
              || thread.getThreadName().startsWith("kafka-admin-client-thread"))) {
        nanos += threads.getThreadCpuTime(id);
      }
    }
    return nanos / 1e9;
  }

  /** That the broker has served, of every kind but those that brokers and controllers make. */
  private static long requests() throws Exception {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    long requests = 0;
    for (String kind :
        List.of(
            "ListGroups",
            "OffsetFetch",
            "Metadata",
            "DescribeTopicPartitions",
            "ListOffsets",
            "FindCoordinator",
            "FetchConsumer")) {
      ObjectName pattern =
          new ObjectName(
              "kafka.network:type=RequestMetrics,name=RequestsPerSec,request=" + kind + ",*");
      for (ObjectName name : beans.queryNames(pattern, null)) {
        requests += ((Number) beans.getAttribute(name, "Count")).longValue();
      }
    }
    assertThat(requests).isPositive();
    return requests;
  }

  private static void fill(TestBroker broker) throws Exception {
    broker.create("wide", PARTITIONS);
    TestTopics.writeToAll(broker, "wide", PARTITIONS, RECORDS, Instant.now().minusSeconds(60));
    try (Admin admin = broker.admin()) {
      for (int group = 0; group < GROUPS; group++) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
          offsets.put(
              new TopicPartition("wide", partition), new OffsetAndMetadata(group % RECORDS));
        }
        admin.alterConsumerGroupOffsets("g-" + group, offsets).all().get();
      }
    }
  }
}
