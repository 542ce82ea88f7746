package io.wiredesk.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The expected texts are records that Confluent's server writes. */
class RegistryRecordFormatTest {
  private static final Schema STRING = new Schema("a-value", 2, 7, new AvroSchema("\"string\""));

  @Test
  void writesASchemaAsConfluentDoes() {
    RegistryRecord record = new RegistryRecord.Version(STRING, false);
    assertThat(text(RegistryRecordFormat.key(record)))
        .isEqualTo("{\"keytype\":\"SCHEMA\",\"subject\":\"a-value\",\"version\":2,\"magic\":1}");
    assertThat(text(RegistryRecordFormat.value(record)))
        .isEqualTo(
            "{\"subject\":\"a-value\",\"version\":2,\"id\":7,\"schema\":\"\\\"string\\\"\",\"deleted\":false}");
  }

  @Test
  void writesCompatibilityAsConfluentDoes() {
    RegistryRecord record = new RegistryRecord.Compatibility("a-value", "FULL_TRANSITIVE");
    assertThat(text(RegistryRecordFormat.key(record)))
        .isEqualTo("{\"keytype\":\"CONFIG\",\"subject\":\"a-value\",\"magic\":0}");
    assertThat(text(RegistryRecordFormat.value(record)))
        .isEqualTo("{\"subject\":\"a-value\",\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
  }

  @Test
  void readsWhatItWrites() throws Exception {
    RegistryRecord record = new RegistryRecord.Version(STRING, true);
    RegistryRecord read =
        RegistryRecordFormat.read(
            RegistryRecordFormat.key(record), RegistryRecordFormat.value(record));
    assertThat(read)
        .isInstanceOfSatisfying(
            RegistryRecord.Version.class,
            v -> {
              assertThat(v.deleted()).isTrue();
              assertThat(v.schema().getId()).isEqualTo(7);
              assertThat(v.schema().getSchema()).isEqualTo("\"string\"");
            });
  }

  @Test
  void readsTheServersOlderGlobalKey() throws Exception {
    assertThat(
            read(
                "{\"keytype\":\"CONFIG\",\"subject\":null,\"magic\":0}",
                "{\"compatibilityLevel\":\"FULL\"}"))
        .isEqualTo(new RegistryRecord.Compatibility(null, "FULL"));
  }

  @Test
  void aTombstoneErasesAVersion() throws Exception {
    assertThat(read("{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":3,\"magic\":1}", null))
        .isEqualTo(new RegistryRecord.VersionErased("s", 3));
  }

  @Test
  void passesOverTheServersMarkers() throws Exception {
    assertThat(read("{\"keytype\":\"NOOP\",\"magic\":0}", null))
        .isEqualTo(new RegistryRecord.Other());
  }

  private static RegistryRecord read(String key, @Nullable String value) throws IOException {
    return RegistryRecordFormat.read(
        key.getBytes(StandardCharsets.UTF_8),
        value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
  }
}
