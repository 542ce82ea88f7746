package io.wiredesk.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.wiredesk.cli.Wiredesk;
import io.wiredesk.local.registry.RegistryServer;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The release that runs beside the one that follows it, by the registry that both ask. */
@SuppressWarnings("NullAway.Init") // opened before each test
class UpgradeE2eIT {
  private static final String ADDED = "addedLater";

  private E2e stack;
  private SchemaRegistryClient registry;
  private Map<String, Object> settings;

  static List<WireTopic> topics() {
    return Arrays.stream(WireTopic.values()).filter(t -> t.schema().isPresent()).toList();
  }

  @BeforeEach
  void ask() throws Exception {
    stack = E2e.stack();
    settings = Map.of("schema.registry.url", stack.endpoints().registry());
    registry = new CachedSchemaRegistryClient(stack.endpoints().registry(), 100);
  }

  @AfterEach
  void close() throws Exception {
    registry.close();
  }

  /** Each reads what the other writes, and keeps what both know. */
  @ParameterizedTest
  @MethodSource("topics")
  void oldAndNewReadEachOther(WireTopic topic) throws Exception {
    Schema present = published(topic);
    Schema next = with(present, "\"none\"");
    String name = "upgrade." + topic.topicName();
    registry.updateCompatibility(name + "-value", "FULL_TRANSITIVE");
    registry.register(name + "-value", new AvroSchema(present));
    registry.register(name + "-value", new AvroSchema(next));
    try (KafkaAvroSerializer writer = new KafkaAvroSerializer(registry, writing());
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer(registry, settings);
        Deserializer<SpecificRecord> ours = new WireSerdes(settings).deserializer(topic);
        Serializer<SpecificRecord> back = new WireSerdes(settings).serializer(topic)) {
      for (Object value : new RandomData(next, 5, 42L)) {
        GenericRecord written = (GenericRecord) value;
        SpecificRecord read = ours.deserialize(topic.topicName(), writer.serialize(name, written));
        assertThat(read.getSchema().getFields()).hasSameSizeAs(present.getFields());
        Object known = reader.deserialize(name, writer.serialize(name, written), present);
        assertThat(back.serialize(topic.topicName(), read))
            .isEqualTo(writer.serialize(name, known));
      }
      for (Object value : new RandomData(present, 5, 42L)) {
        GenericRecord written = (GenericRecord) value;
        GenericRecord read =
            (GenericRecord) reader.deserialize(name, writer.serialize(name, written), next);
        assertThat(read.get(ADDED)).hasToString("none");
        assertThat(present.getFields())
            .allSatisfy(
                field ->
                    assertThat(text(read.get(field.name())))
                        .isEqualTo(text(written.get(field.name()))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aFieldWithoutADefaultIsRefused(WireTopic topic) throws Exception {
    Schema wrong = with(published(topic), null);

    assertThatThrownBy(() -> registry.register(topic.subject(), new AvroSchema(wrong)))
        .isInstanceOfSatisfying(
            RestClientException.class, e -> assertThat(e.getStatus()).isEqualTo(409));
  }

  /** What another registry that is pointed at the topic answers, for all that is in use. */
  @Test
  void theSchemasAreHandedToAnotherRegistry() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    RegistryServer another =
        RegistryServer.start(
            new KafkaSettings(Map.of("bootstrap.servers", stack.endpoints().kafka())), port);
    try (SchemaRegistryClient other =
        new CachedSchemaRegistryClient("http://127.0.0.1:" + port, 100)) {
      assertThat(other.getAllSubjects()).contains(WireTopic.STORIES.subject());
      assertThat(contents(other)).isEqualTo(contents(registry));
    } finally {
      another.close();
    }
  }

  /** The command that makes enrich's state anew, on a stack whose enrich runs. */
  @Test
  void aResetSaysWhatItWouldDelete() {
    StringWriter err = new StringWriter();
    String[] command = {"enrich", "reset", "--dry-run", "--config", stack.configFile().toString()};

    int status = Wiredesk.run(command, new PrintWriter(err, true), new PrintWriter(err, true));

    assertThat(err.toString())
        .contains("would delete the offsets of group wiredesk-enrich")
        .contains("would delete topic wiredesk-enrich-state-changelog")
        .contains("would delete folder " + stack.data().resolve("streams").toAbsolutePath());
    assertThat(status).isZero();
  }

  private static List<String> contents(SchemaRegistryClient registry) throws Exception {
    List<String> contents = new ArrayList<>();
    for (WireTopic topic : topics()) {
      String subject = topic.subject();
      for (int version : registry.getAllVersions(subject)) {
        SchemaMetadata schema = registry.getSchemaMetadata(subject, version);
        contents.add(subject + " " + version + " " + schema.getId() + " " + schema.getSchema());
      }
      contents.add(subject + " " + registry.getCompatibility(subject));
    }
    return contents;
  }

  private static String text(Object value) {
    return GenericData.get().toString(value);
  }

  private Map<String, Object> writing() {
    Map<String, Object> writing = new HashMap<>(settings);
    writing.put("auto.register.schemas", false);
    return writing;
  }

  private Schema published(WireTopic topic) throws Exception {
    return new Schema.Parser().parse(registry.getLatestSchemaMetadata(topic.subject()).getSchema());
  }

  /**
   * The schema with one field more.
   *
   * @param value its default, as JSON; null: it has none
   */
  private static Schema with(Schema schema, @Nullable String value) {
    String field =
        "{\"name\": \"%s\", \"type\": \"string\"%s}"
            .formatted(ADDED, value == null ? "" : ", \"default\": " + value);
    String text = schema.toString();
    int fields = text.indexOf("\"fields\":[") + "\"fields\":[".length();
    return new Schema.Parser()
        .parse(text.substring(0, fields) + field + "," + text.substring(fields));
  }
}
