package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.RegistrySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code topics create} makes of a broker's topics, the first time and again. */
class TopicsIT {
  private static final ConfigResource RAW =
      new ConfigResource(ConfigResource.Type.TOPIC, WireTopic.RAW.topicName());
  private static final String IN_SYNC = "min.insync.replicas";

  @Test
  void whatWasSetOtherwiseIsSetRightAndNeverToMoreThanThereIs(@TempDir Path data) throws Exception {
    try (TestBroker broker = TestBroker.start(data);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        SchemaRegistryClient registry =
            new RegistrySettings(Map.of("schema.registry.url", "mock://topics")).client()) {
      assertThat(Contract.install(admin, registry, TopicOverrides.NONE))
          .contains("topic   wire.raw               created, 6 partitions, 1 replicas, 1 in sync");
      AlterConfigOp wrong = new AlterConfigOp(new ConfigEntry(IN_SYNC, "2"), OpType.SET);
      admin.incrementalAlterConfigs(Map.of(RAW, List.of(wrong))).all().get();

      TopicOverrides three = new TopicOverrides(3, Map.of(), Map.of());
      assertThat(Contract.install(admin, registry, three))
          .contains("topic   wire.raw               exists, 6 partitions, 1 replicas, 1 in sync");
      ConfigEntry now =
          Objects.requireNonNull(admin.describeConfigs(List.of(RAW)).all().get().get(RAW))
              .get(IN_SYNC);
      assertThat(now.value()).isEqualTo("1");
      assertThat(now.source()).isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
    }
  }
}
