package io.wiredesk.sink;

import static io.wiredesk.sink.postgres.Stories.DAY;
import static io.wiredesk.sink.postgres.Stories.asCopy;
import static io.wiredesk.sink.postgres.Stories.story;
import static io.wiredesk.sink.postgres.Stories.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.sink.postgres.SinkHarness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlattenStoryTest {
  private final FlattenStory transform = new FlattenStory();

  @BeforeEach
  void configure() {
    transform.configure(Map.of("schema.registry.url", SinkHarness.REGISTRY));
  }

  @AfterEach
  void close() {
    transform.close();
  }

  private static SinkRecord record(String topic, byte[] value) {
    return new SinkRecord(
        topic,
        3,
        Schema.STRING_SCHEMA,
        "a",
        Schema.BYTES_SCHEMA,
        value,
        17,
        1L,
        TimestampType.CREATE_TIME);
  }

  private Struct flat(String topic, Story story) {
    SinkRecord record = transform.apply(record(topic, SinkHarness.bytes(story)));
    Struct flat = (Struct) record.value();
    flat.validate();
    return flat;
  }

  @Test
  void aStoryIsOneFlatRecord() {
    Struct flat = flat("wire.stories", told("a", 2));
    assertThat(flat.getString("story_id")).isEqualTo("a");
    assertThat(flat.getString("lane")).isEqualTo("story");
    assertThat(flat.getInt32("revision_number")).isEqualTo(2);
    assertThat(flat.getString("headline")).contains("Telltale");
    assertThat(flat.getString("subjects")).startsWith("[{").contains("Telltale");
    assertThat(flat.get("received_at")).isInstanceOf(Date.class);
    assertThat(flat.get("killed_at")).isNull();
    assertThat(flat.getInt32("kafka_partition")).isEqualTo(3);
    assertThat(flat.getInt64("kafka_offset")).isEqualTo(17);
  }

  @Test
  void aCopySaysWhoseItIs() {
    Struct flat = flat("wire.duplicates", asCopy(story("c", 1), "a"));
    assertThat(flat.getString("lane")).isEqualTo("copy");
    assertThat(flat.getString("of_story_id")).isEqualTo("a");
    assertThat(flat.getString("relation")).isEqualTo("EXACT");
    assertThat(flat.getFloat64("similarity")).isEqualTo(1.0);
  }

  @Test
  void aKillCarriesNothingThatTellsOfTheText() {
    Story kill = told("a", 3);
    kill.getWire().setPubStatus(PubStatus.canceled);
    kill.getRevision().setKilledAt(DAY);
    Struct flat = flat("wire.stories", kill);
    assertThat(flat.toString()).doesNotContain("Telltale");
    assertThat(flat.getString("pub_status")).isEqualTo("canceled");
    assertThat(flat.get("killed_at")).isEqualTo(Date.from(DAY));
  }

  @Test
  void absurdTimesAndTextsAreStoredWithTheirDamageMarked() {
    Story odd = story("a", 1);
    odd.getWire().setHeadline("nul \u0000 inside");
    odd.getWire().setVersionCreated(Instant.ofEpochMilli(Long.MAX_VALUE));
    odd.getWire().setFirstCreated(Instant.ofEpochMilli(Long.MIN_VALUE));
    Struct flat = flat("wire.stories", odd);
    assertThat(flat.getString("headline")).isEqualTo("nul \uFFFD inside");
    assertThat(((Date) flat.get("version_created")).toInstant())
        .isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
    assertThat(((Date) flat.get("first_created")).toInstant())
        .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
  }

  @Test
  void whatIsNoStoryIsRefusedForGood() {
    byte[] otherKind = SinkHarness.bytes(story("a", 1));
    otherKind[4] = (byte) SinkHarness.rawSchemaId();
    for (byte[] poison :
        new byte[][] {new byte[0], "not Avro".getBytes(StandardCharsets.UTF_8), otherKind, null}) {
      assertThatThrownBy(() -> transform.apply(record("wire.stories", poison)))
          .isInstanceOf(DataException.class)
          .isNotInstanceOf(RetriableException.class);
    }
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> new FlattenStory().configure(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(
            () -> new FlattenStory().configure(Map.of("schema.registry.url", "x", "erase", "no")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("erase");
  }
}
