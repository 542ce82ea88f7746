package io.wiredesk.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.utils.JacksonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the records of {@code _schemas} as Confluent's server does: JSON keys with
 * {@code keytype}, {@code subject}, {@code version} and {@code magic}, in that order because
 * compaction compares bytes.
 */
final class RegistryRecordFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCHEMA_MAGIC = 1;
  private static final int OTHER_MAGIC = 0;

  private RegistryRecordFormat() {}

  static byte[] key(RegistryRecord record) {
    if (record instanceof RegistryRecord.Version v) {
      return key("SCHEMA", v.schema().getSubject(), v.schema().getVersion(), SCHEMA_MAGIC);
    }
    if (record instanceof RegistryRecord.VersionErased e) {
      return key("SCHEMA", e.subject(), e.version(), SCHEMA_MAGIC);
    }
    if (record instanceof RegistryRecord.SubjectDeleted d) {
      return key("DELETE_SUBJECT", d.subject(), null, OTHER_MAGIC);
    }
    if (record instanceof RegistryRecord.Compatibility c) {
      return key("CONFIG", c.subject(), null, OTHER_MAGIC);
    }
    if (record instanceof RegistryRecord.Mode m) {
      return key("MODE", m.subject(), null, OTHER_MAGIC);
    }
    return key("NOOP", null, null, OTHER_MAGIC);
  }

  static byte @Nullable [] value(RegistryRecord record) {
    if (record instanceof RegistryRecord.Version v) {
      return schemaValue(v);
    }
    if (record instanceof RegistryRecord.SubjectDeleted d) {
      return bytes(Map.of("subject", d.subject(), "version", d.upToVersion()));
    }
    if (record instanceof RegistryRecord.Compatibility c && c.level() != null) {
      return setting(c.subject(), "compatibilityLevel", c.level());
    }
    if (record instanceof RegistryRecord.Mode m && m.mode() != null) {
      return setting(m.subject(), "mode", m.mode());
    }
    return null;
  }

  /**
   * Reads a record.
   *
   * @throws IOException when the key or the value is not the JSON it should be
   */
  static RegistryRecord read(byte[] key, byte @Nullable [] value) throws IOException {
    JsonNode k = JSON.readTree(key);
    JsonNode v = value == null ? JSON.nullNode() : JSON.readTree(value);
    String subject = k.path("subject").textValue();
    return switch (k.path("keytype").asText()) {
      case "SCHEMA" -> version(k, v);
      case "CONFIG" ->
          new RegistryRecord.Compatibility(subject, v.path("compatibilityLevel").textValue());
      case "MODE" -> new RegistryRecord.Mode(subject, v.path("mode").textValue());
      case "DELETE_SUBJECT" ->
          v.isNull() || subject == null
              ? new RegistryRecord.Other()
              : new RegistryRecord.SubjectDeleted(subject, v.path("version").asInt());
      default -> new RegistryRecord.Other();
    };
  }

  private static RegistryRecord version(JsonNode key, JsonNode value) throws IOException {
    if (value.isNull()) {
      return new RegistryRecord.VersionErased(
          key.path("subject").asText(), key.path("version").asInt());
    }
    Schema schema = JacksonMapper.INSTANCE.readValue(value.toString(), Schema.class);
    return new RegistryRecord.Version(schema, value.path("deleted").asBoolean());
  }

  /** The server's stored form is the client's entity and one field more. */
  private static byte[] schemaValue(RegistryRecord.Version version) {
    try {
      String entity = JacksonMapper.INSTANCE.writeValueAsString(version.schema());
      ObjectNode stored = (ObjectNode) JSON.readTree(entity);
      stored.put("deleted", version.deleted());
      return JSON.writeValueAsBytes(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] setting(@Nullable String subject, String name, String value) {
    Map<String, Object> setting = new LinkedHashMap<>();
    if (subject != null) {
      setting.put("subject", subject);
    }
    setting.put(name, value);
    return bytes(setting);
  }

  private static byte[] key(
      String type, @Nullable String subject, @Nullable Integer version, int magic) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("keytype", type);
    if (subject != null) {
      key.put("subject", subject);
    }
    if (version != null) {
      key.put("version", version);
    }
    key.put("magic", magic);
    return bytes(key);
  }

  private static byte[] bytes(Map<String, Object> json) {
    try {
      return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
