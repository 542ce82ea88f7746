package io.wiredesk.monitor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.Progress;
import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.RegistrySettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sum of 20,000 stories of 8 kB costs, or of as many as {@code -Dreconcile.stories} says;
 * the numbers are logged. What was accepted is told by offsets: no message is read.
 */
class ReconcileCostIT {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileCostIT.class);
  private static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://reconcile-cost"));
  private static final int STORIES = Integer.getInteger("reconcile.stories", 20_000);
  private static final int PARTITIONS = 4;
  private static final int BYTES = 8_000;

  @Test
  void noMessageIsReadToBeCounted(@TempDir Path kafka, @TempDir Path database) throws Exception {
    try (TestBroker broker = TestBroker.start(kafka);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(database).start()) {
      fill(broker);
      fill(postgres);
      Reconciler reconciler =
          new Reconciler(broker.clients(), REGISTRY.properties(), postgres.getPostgresDatabase());
      reconciler.run(10, Progress.NONE);
      long bytes = fetchedBytes();
      long began = System.nanoTime();

      ReconcileReport report = reconciler.run(10, Progress.NONE);

      Duration took = Duration.ofNanos(System.nanoTime() - began);
      long fetched = fetchedBytes() - bytes;
      LOG.info(
          "reconcile.cost stories={} took={} ms fetched={} kB",
          STORIES,
          took.toMillis(),
          fetched / 1000);
      assertThat(report.balanced()).isTrue();
      assertThat(report.count(Fate.STORED)).isEqualTo(STORIES);
      assertThat(fetched).isLessThan(BYTES);
    }
  }

  private static void fill(TestBroker broker) throws Exception {
    try (var admin = broker.admin();
        var registry = REGISTRY.client()) {
      Contract.install(
          admin,
          registry,
          new TopicOverrides(1, Map.of(WireTopic.RAW.topicName(), PARTITIONS), Map.of()));
    }
    byte[] message = new byte[BYTES];
    new Random(7).nextBytes(message);
    try (var producer =
        new KafkaProducer<>(
            broker.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < STORIES; i++) {
        var unused =
            producer.send(
                new ProducerRecord<>(WireTopic.RAW.topicName(), i % PARTITIONS, null, message));
      }
    }
  }

  private static void fill(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table story (story_id text)");
      statement.execute(
          """
          create table story_revision as
          select 'story' as lane, i %% %1$d as raw_partition, (i / %1$d)::bigint as raw_offset
          from generate_series(0, %2$d - 1) as i"""
              .formatted(PARTITIONS, STORIES));
    }
  }

  /** That the broker, which is of this JVM, has sent of all topics. */
  private static long fetchedBytes() throws Exception {
    return ((Number)
            ManagementFactory.getPlatformMBeanServer()
                .getAttribute(
                    new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec"),
                    "Count"))
        .longValue();
  }
}
