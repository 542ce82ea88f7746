package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a scan of 100 groups on 50 partitions each costs; the numbers are logged. */
class ScanCostIT {
  private static final Logger LOG = LoggerFactory.getLogger(ScanCostIT.class);
  private static final int GROUPS = 100;
  private static final int PARTITIONS = 50;
  private static final int RECORDS = 5;
  private static final int STEADY = 10;

  @Test
  void hundredGroupsOfFiftyPartitionsAreScannedWithinAnInterval(@TempDir Path dir)
      throws Exception {
    try (TestBroker broker = TestBroker.start(dir);
        LagScanner scanner =
            new LagScanner(broker.clients(), null, Duration.ofMinutes(2), InstantSource.system())) {
      fill(broker);

      LagReport first = scanner.scan();
      OperatingSystemMXBean process =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long cpu = process.getProcessCpuTime();
      Duration steady = Duration.ZERO;
      for (int i = 0; i < STEADY; i++) {
        steady = steady.plus(scanner.scan().took());
      }
      cpu = process.getProcessCpuTime() - cpu;

      LOG.info(
          "scan.cost first={} ms steady={} ms cpu={} ms a scan, broker and scanner together",
          first.took().toMillis(),
          steady.toMillis() / STEADY,
          cpu / 1_000_000 / STEADY);
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

  private static void fill(TestBroker broker) throws Exception {
    broker.create("wide", PARTITIONS);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      TestTopics.write(broker, "wide", partition, RECORDS, Instant.now().minusSeconds(60));
    }
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
