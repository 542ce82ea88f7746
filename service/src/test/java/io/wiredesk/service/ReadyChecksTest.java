package io.wiredesk.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.wiredesk.schemas.WireTopic;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is missing is named, whatever way it is missing. */
class ReadyChecksTest {
  @Test
  @Timeout(30)
  void registryThatIsDown() throws Exception {
    try (SchemaRegistryClient registry = registry("http://127.0.0.1:" + closedPort())) {
      assertThat(ReadyChecks.registry(registry, WireTopic.RAW).check())
          .isEqualTo(Readiness.notReady("the schema registry does not answer"));
    }
  }

  /** It takes the connection and never answers: the client alone would wait for a minute. */
  @Test
  @Timeout(30)
  void registryThatHangs() throws Exception {
    try (ServerSocket hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SchemaRegistryClient registry = registry("http://127.0.0.1:" + hanging.getLocalPort())) {
      assertThat(ReadyChecks.registry(registry, WireTopic.RAW).check())
          .isEqualTo(Readiness.notReady("the schema registry does not answer"));
    }
  }

  @Test
  void registryThatLacksASchema() throws Exception {
    try (SchemaRegistryClient registry = registry("mock://ready")) {
      assertThat(ReadyChecks.registry(registry, WireTopic.RAW).check())
          .isEqualTo(
              Readiness.notReady(
                  "missing subjects [wire.raw-value]; run 'wiredesk topics create'"));
    }
  }

  @Test
  @Timeout(30)
  void brokerThatIsDown() throws Exception {
    Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + closedPort()));
    try {
      assertThat(ReadyChecks.broker(admin, WireTopic.RAW).check())
          .isEqualTo(Readiness.notReady("the broker does not answer"));
    } finally {
      admin.close(Duration.ZERO); // nothing that is still asked matters
    }
  }

  private static SchemaRegistryClient registry(String url) {
    return new RegistrySettings(Map.of("schema.registry.url", url)).client();
  }

  private static int closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
