package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import io.wiredesk.service.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the roles need goes away under load, and comes back. */
@Tag("fault")
@Tag("long")
class AwayIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SINK = "connect-wiredesk-postgres";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SplitStack stack;

  AwayIT() throws Exception {
    stack = SharedStack.get();
  }

  /** Senders are told 503 until it is back, never a false 202. */
  @Test
  void broker() throws Exception {
    new FaultRun(stack)
        .survives(
            "broker kill -9, away until ingest answers 503",
            run -> {
              stack.kill(PortRole.KAFKA);
              await("503").atMost(PATIENCE).until(() -> run.ledger().answers(503) > 0);
              stack.start(PortRole.KAFKA);
            });
  }

  @Test
  void brokerKilledAndAtOnceBack() throws Exception {
    new FaultRun(stack)
        .survives(
            "broker kill -9, restarted at once",
            run -> {
              stack.kill(PortRole.KAFKA);
              stack.start(PortRole.KAFKA);
            });
  }

  /** What is known flows on; readiness says that it is away. */
  @Test
  void registry() throws Exception {
    new FaultRun(stack)
        .survives(
            "registry away",
            run -> {
              stack.kill(PortRole.REGISTRY);
              await("readiness to tell")
                  .atMost(PATIENCE)
                  .until(
                      () -> Http.get(stack.url(PortRole.ENRICH) + "/health/ready").status() == 503);
              run.awaitMore(100);
              stack.start(PortRole.REGISTRY);
            });
  }

  /** Offsets stand still, the lag is told, and all of it is caught up with. */
  @Test
  void database() throws Exception {
    new FaultRun(stack)
        .survives(
            "PostgreSQL away until 500 records wait",
            run -> {
              stack.kill(PortRole.POSTGRES);
              run.awaitMore(20); // what was on its way when it died is through, or waits
              Map<TopicPartition, OffsetAndMetadata> stood = committed();
              await("the lag to be told").atMost(PATIENCE).until(() -> sinkLag() > 500);
              assertThat(committed()).isEqualTo(stood);
              stack.start(PortRole.POSTGRES);
            });
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
    Map<String, Object> kafka = stack.config().section("kafka", KafkaSettings.class).with(Map.of());
    try (Admin admin = Admin.create(kafka)) {
      return admin.listConsumerGroupOffsets(SINK).partitionsToOffsetAndMetadata().get();
    }
  }

  private long sinkLag() throws Exception {
    JsonNode lag = JSON.readTree(Http.get(stack.url(PortRole.MONITOR) + "/api/v1/lag").body());
    for (JsonNode group : lag.path("groups")) {
      if (group.path("group").asText().equals(SINK)) {
        return group.path("lag").asLong();
      }
    }
    return -1;
  }
}
