package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that has the state of another's tasks ready. */
@Tag("fault")
@Tag("long")
class StandbyIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int STORIES = 20;
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
  private static final TopicPartition CHANGELOG =
      new TopicPartition("wiredesk-enrich-state-changelog", 0);

  @Test
  void theOtherTakesOverWithoutReadingTheChangelog(@TempDir Path dir) throws Exception {
    try (TestWire wire = new TestWire(dir, 1);
        EnrichApp second = standby(wire)) {
      wire.send(version("s7", 1, Wires.invented(7, 60)));
      wire.send(version("s7", 2, Wires.invented(7, 60) + " Two."));
      wire.flush();
      await().atMost(PATIENCE).until(() -> wire.read(WireTopic.STORIES).size() > STORIES);
      assertThat(second.isRunning()).isTrue();
      assertThat(wire.<Story>read(WireTopic.STORIES))
          .filteredOn(record -> record.key().equals("s7"))
          .extracting(record -> record.value().getRevision().getNumber())
          .containsExactly(1, 2);
    }
  }

  /**
   * An instance that has another's state, when the other has just stopped. The changelog was
   * emptied before: who had to restore from it would know nothing.
   */
  private static EnrichApp standby(TestWire wire) throws Exception {
    try (EnrichApp first = EnrichApp.start(instance(wire, "first"))) {
      for (int story = 0; story < STORIES; story++) {
        wire.send(version("s" + story, 1, Wires.invented(story, 60)));
      }
      wire.flush();
      await().atMost(PATIENCE).until(() -> wire.read(WireTopic.STORIES).size() == STORIES);
      assertThat(first.isRunning()).isTrue();
      Set<ObjectName> firsts = restorers();
      EnrichApp second = EnrichApp.start(instance(wire, "second"));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", wire.bootstrap()))) {
        long end =
            admin
                .listOffsets(Map.of(CHANGELOG, OffsetSpec.latest()))
                .partitionResult(CHANGELOG)
                .get()
                .offset();
        await().atMost(PATIENCE).until(() -> haveReadAllBut(firsts));
        empty(admin, end);
      }
      return second;
    }
  }

  private static ConfigFile instance(TestWire wire, String name) {
    return wire.config(
        text ->
            text.replace("/streams\"", "/" + name + "\"")
                .replace("enrich: {", "enrich: {standbyReplicas: 1, "));
  }

  /** What each consumer of this JVM has yet to restore of the changelog. */
  private static Set<ObjectName> restorers() throws JMException {
    return BEANS.queryNames(
        new ObjectName(
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*restore*,topic=%s,partition=0"
                .formatted(CHANGELOG.topic())),
        null);
  }

  private static boolean haveReadAllBut(Set<ObjectName> others) throws JMException {
    boolean all = false;
    for (ObjectName restorer : restorers()) {
      if (!others.contains(restorer)) {
        all = hasReadAll(restorer);
      }
    }
    return all;
  }

  private static boolean hasReadAll(ObjectName restorer) throws JMException {
    try {
      return (Double) BEANS.getAttribute(restorer, "records-lag") == 0;
    } catch (AttributeNotFoundException e) {
      return false; // it has fetched nothing
    }
  }

  private static void empty(Admin admin, long end) throws Exception {
    // Of a topic that is compacted alone, clients may delete nothing.
    ConfigResource changelog = new ConfigResource(ConfigResource.Type.TOPIC, CHANGELOG.topic());
    AlterConfigOp deletes =
        new AlterConfigOp(
            new ConfigEntry("cleanup.policy", "compact,delete"), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(changelog, List.of(deletes))).all().get();
    // The last offset is a transaction's marker, which a store begins at that has all before it.
    admin.deleteRecords(Map.of(CHANGELOG, RecordsToDelete.beforeOffset(end - 1))).all().get();
  }
}
