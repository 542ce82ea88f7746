package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.registry.RegistryServer;
import io.wiredesk.service.KafkaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's own client against the embedded registry, over HTTP, on a real broker. */
class RegistryServerIT {
  private static final AvroSchema FIRST = story("");
  private static final AvroSchema OPTIONAL_FIELD =
      story(",{\"name\":\"b\",\"type\":[\"null\",\"string\"],\"default\":null}");
  private static final AvroSchema REQUIRED_FIELD = story(",{\"name\":\"c\",\"type\":\"string\"}");

  private static final Ports PORTS = Ports.free();
  private static AutoCloseable broker;
  private static RegistryServer registry;

  @BeforeAll
  static void start(@TempDir Path temp) throws Exception {
    KafkaExits.tame(Thread.currentThread()::equals, reason -> {});
    broker = new KafkaBroker(temp, PORTS).start();
    registry = start();
  }

  @AfterAll
  static void stop() throws Exception {
    registry.close();
    broker.close();
  }

  @Test
  void registersLooksUpAndReads() throws Exception {
    SchemaRegistryClient client = client();
    int id = client.register("read-value", FIRST);
    assertThat(client().getId("read-value", FIRST)).isEqualTo(id);
    assertThat(client().getVersion("read-value", FIRST)).isEqualTo(1);
    assertThat(client().getSchemaById(id)).isEqualTo(FIRST);
    assertThat(client().getLatestSchemaMetadata("read-value").getId()).isEqualTo(id);
    assertThat(client().getSchemaMetadata("read-value", 1).getSchema())
        .isEqualTo(FIRST.canonicalString());
    assertThat(client().getAllVersions("read-value")).containsExactly(1);
    assertThat(client().getAllSubjects()).contains("read-value");
    assertThat(client().getAllSubjectsById(id)).contains("read-value");
    assertThat(client().register("read-value", FIRST)).isEqualTo(id);
  }

  @Test
  void sameSchemaHasOneIdUnderAllSubjects() throws Exception {
    assertThat(client().register("one-value", OPTIONAL_FIELD))
        .isEqualTo(client().register("two-value", OPTIONAL_FIELD));
  }

  @Test
  void refusesAnIncompatibleSchema() throws Exception {
    SchemaRegistryClient client = client();
    client.updateCompatibility("strict-value", "FULL_TRANSITIVE");
    assertThat(client().getCompatibility("strict-value")).isEqualTo("FULL_TRANSITIVE");
    client.register("strict-value", FIRST);
    assertThat(client.testCompatibility("strict-value", REQUIRED_FIELD)).isFalse();
    assertThat(client.testCompatibilityVerbose("strict-value", REQUIRED_FIELD)).isNotEmpty();
    refused(409, 409, () -> client.register("strict-value", REQUIRED_FIELD));
    assertThat(client.testCompatibility("strict-value", OPTIONAL_FIELD)).isTrue();
    client.register("strict-value", OPTIONAL_FIELD);
    assertThat(client().getAllVersions("strict-value")).containsExactly(1, 2);
  }

  @Test
  void answersWithConfluentsErrorCodes() throws Exception {
    client().register("codes-value", FIRST);
    refused(404, 40401, () -> client().getLatestSchemaMetadata("nobody-value"));
    refused(404, 40402, () -> client().getSchemaMetadata("codes-value", 9));
    refused(404, 40403, () -> client().getSchemaById(99_999));
    refused(404, 40403, () -> client().getId("codes-value", OPTIONAL_FIELD));
    refused(404, 40408, () -> client().getCompatibility("codes-value"));
    refused(422, 42203, () -> client().updateCompatibility("codes-value", "LOOSE"));
    Http.Answer answer = post("/subjects/codes-value/versions", "{\"schema\":\"{\"}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("\"error_code\":42201");
    assertThat(post("/subjects/codes-value/versions", "tea").status()).isEqualTo(400);
  }

  @Test
  void knowsItsGlobalDefaults() throws Exception {
    assertThat(client().getMode()).isEqualTo("READWRITE");
    assertThat(Http.get(PORTS.url(PortRole.REGISTRY) + "/config").body())
        .isEqualTo("{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
    assertThat(Http.get(PORTS.url(PortRole.REGISTRY) + "/schemas/types").body())
        .isEqualTo("[\"AVRO\"]");
  }

  @Test
  void aRestartReadsEverythingBackFromTheTopic() throws Exception {
    int id = client().register("kept-value", FIRST);
    client().updateCompatibility("kept-value", "FULL");
    registry.close();
    registry = start();
    assertThat(client().getId("kept-value", FIRST)).isEqualTo(id);
    assertThat(client().getCompatibility("kept-value")).isEqualTo("FULL");
    int next = client().register("next-value", story(",{\"name\":\"d\",\"type\":\"int\"}"));
    assertThat(next).isGreaterThan(id);
  }

  private static void refused(int status, int code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RestClientException.class,
            e -> {
              assertThat(e.getStatus()).isEqualTo(status);
              assertThat(e.getErrorCode()).isEqualTo(code);
            });
  }

  private static Http.Answer post(String path, String body) throws Exception {
    return Http.send(
        Http.request(PORTS.url(PortRole.REGISTRY) + path)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static RegistryServer start() throws InterruptedException {
    return RegistryServer.start(
        new KafkaSettings(Map.of("bootstrap.servers", PORTS.address(PortRole.KAFKA))),
        PORTS.of(PortRole.REGISTRY));
  }

  /** A fresh one has nothing cached. */
  private static SchemaRegistryClient client() {
    return new CachedSchemaRegistryClient(
        List.of(PORTS.url(PortRole.REGISTRY)),
        100,
        List.of(new AvroSchemaProvider()),
        Map.of(),
        Map.of());
  }

  private static AvroSchema story(String more) {
    return new AvroSchema(
        "{\"type\":\"record\",\"name\":\"S\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}"
            + more
            + "]}");
  }
}
