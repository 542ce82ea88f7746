package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireSerdesTest {
  private static final String SCOPE = "wire-serdes";
  private final WireSerdes serdes =
      new WireSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));
  private final SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);

  @BeforeEach
  void publish() throws Exception {
    for (WireTopic topic : List.of(WireTopic.RAW, WireTopic.NOTICES)) {
      registry.register(
          topic.subject(), new AvroSchema(PublishedSchema.of(topic.schema().orElseThrow())));
    }
  }

  @AfterEach
  void drop() {
    MockSchemaRegistry.dropScope(SCOPE);
  }

  @Test
  void roundTripsInConfluentsWireFormat() {
    try (Serializer<WireStory> out = serdes.serializer(WireTopic.RAW);
        Deserializer<WireStory> in = serdes.deserializer(WireTopic.RAW)) {
      WireStory story = story();

      byte[] bytes = out.serialize("wire.raw", story);

      assertThat(bytes[0]).isZero();
      assertThat(in.deserialize("wire.raw", bytes)).isEqualTo(story);
    }
  }

  @Test
  void writesToInternalTopicsUnderThePinnedSubject() throws Exception {
    try (Serializer<WireStory> out = serdes.serializer(WireTopic.RAW)) {
      out.serialize("wiredesk-enrich-route-repartition", story());

      assertThat(registry.getAllSubjects())
          .containsExactlyInAnyOrder("wire.raw-value", "wire.notices-value");
    }
  }

  @Test
  void bytesThatPromiseMoreThanAMessageHoldsArePoison() {
    try (Serializer<WireStory> out = serdes.serializer(WireTopic.RAW);
        WireReader<WireStory> in = serdes.reader(WireTopic.RAW)) {
      byte[] bytes = Arrays.copyOf(out.serialize("wire.raw", story()), 10);
      byte[] twoGigabytes = {(byte) 0xce, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
      System.arraycopy(twoGigabytes, 0, bytes, 5, 5);

      assertThat(in.read(bytes)).isInstanceOf(Read.Poison.class);
    }
  }

  @Test
  void refusesASchemaThatWasNotPublished() {
    try (Serializer<Story> out = serdes.serializer(WireTopic.STORIES)) {
      Story story =
          Story.newBuilder()
              .setWire(story())
              .setRevision(
                  Revision.newBuilder()
                      .setNumber(1)
                      .setChange(Change.unknown)
                      .setCurrent(true)
                      .setKey("k")
                      .setOrder("o")
                      .setChangedFields(List.of())
                      .build())
              .setRelated(List.of())
              .build();

      assertThatThrownBy(() -> out.serialize("wire.stories", story))
          .isInstanceOf(SerializationException.class);
    }
  }

  @Test
  void refusesARecordOfAnotherKind() {
    try (Serializer<WireStory> out = serdes.serializer(WireTopic.RAW);
        Deserializer<Notice> in = serdes.deserializer(WireTopic.NOTICES)) {
      byte[] bytes = out.serialize("wire.raw", story());

      assertThatThrownBy(() -> in.deserialize("wire.notices", bytes))
          .isInstanceOf(SerializationException.class);
    }
  }

  @Test
  void refusesBytesThatAreNoAvro() {
    try (Deserializer<Notice> in = serdes.deserializer(WireTopic.NOTICES)) {
      assertThatThrownBy(() -> in.deserialize("wire.notices", new byte[] {7, 7, 7}))
          .isInstanceOf(SerializationException.class);
    }
  }

  private static WireStory story() {
    return WireStory.newBuilder()
        .setStoryId("urn:example:1")
        .setChange(Change.new$)
        .setFeed("demo")
        .setTransport("http")
        .setFormat("text")
        .setBody("Ünïcode \u2013 and a second paragraph.")
        .setReceivedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
        .setOriginalSha256("00")
        .build();
  }
}
