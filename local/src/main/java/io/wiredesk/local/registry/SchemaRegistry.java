package io.wiredesk.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityChecker;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry's rules: what may be registered, under which id, and what is compatible. Changes are
 * made one at a time, on the topic first and then in memory.
 */
final class SchemaRegistry {
  private static final String READ_ONLY = "READONLY";

  private final RegistryState state;
  private final SchemasTopic topic;
  private final SchemaProvider avro = new AvroSchemaProvider();

  SchemaRegistry(RegistryState state, SchemasTopic topic) {
    this.state = state;
    this.topic = topic;
    avro.configure(
        Map.of(SchemaProvider.SCHEMA_VERSION_FETCHER_CONFIG, new ReferencedSchemas(state)));
  }

  RegistryState state() {
    return state;
  }

  /** The id of the schema under the subject, given now or before. */
  synchronized int register(String subject, Schema request, boolean normalize) {
    ParsedSchema parsed = parse(request, normalize);
    Schema wanted = canonical(subject, parsed);
    Optional<Schema> before = find(subject, wanted);
    if (before.isPresent()) {
      return before.get().getId();
    }
    if (READ_ONLY.equals(state.mode(subject))) {
      throw RegistryException.readOnly(subject);
    }
    List<String> objections = objections(parsed, subject, state.versions(subject));
    if (!objections.isEmpty()) {
      throw RegistryException.incompatible(subject, String.valueOf(objections));
    }
    wanted.setVersion(state.nextVersion(subject));
    wanted.setId(state.idOf(wanted).orElseGet(state::nextId));
    store(new RegistryRecord.Version(wanted, false));
    return wanted.getId();
  }

  /** The version of the subject that has this very schema. */
  Schema lookUp(String subject, Schema request, boolean normalize) {
    if (state.versions(subject).isEmpty()) {
      throw RegistryException.subjectNotFound(subject);
    }
    return find(subject, canonical(subject, parse(request, normalize)))
        .orElseThrow(RegistryException::schemaNotFound);
  }

  /** A version by number, {@code latest} or {@code -1}. */
  Schema version(String subject, String version) {
    List<Schema> versions = state.versions(subject);
    if (versions.isEmpty()) {
      throw RegistryException.subjectNotFound(subject);
    }
    if ("latest".equals(version) || "-1".equals(version)) {
      return versions.get(versions.size() - 1);
    }
    if (!version.matches("[1-9]\\d{0,8}")) {
      throw RegistryException.invalidVersion(version);
    }
    return state
        .version(subject, Integer.parseInt(version), false)
        .orElseThrow(() -> RegistryException.versionNotFound(version));
  }

  /** Why the schema may not follow these versions; empty when it may. */
  List<String> objections(Schema request, String subject, List<Schema> versions) {
    return objections(parse(request, false), subject, versions);
  }

  synchronized void setCompatibility(@Nullable String subject, @Nullable String level) {
    if (level != null && CompatibilityLevel.forName(level) == null) {
      throw RegistryException.invalidCompatibility(level);
    }
    store(new RegistryRecord.Compatibility(subject, level));
  }

  synchronized void setMode(@Nullable String subject, @Nullable String mode) {
    if (mode != null && !"READWRITE".equals(mode) && !READ_ONLY.equals(mode)) {
      throw RegistryException.invalidMode(mode);
    }
    store(new RegistryRecord.Mode(subject, mode));
  }

  private List<String> objections(ParsedSchema parsed, String subject, List<Schema> versions) {
    CompatibilityLevel level = CompatibilityLevel.forName(state.level(subject));
    List<ParsedSchemaHolder> earlier = new ArrayList<>();
    versions.forEach(v -> earlier.add(new SimpleParsedSchemaHolder(parse(v, false))));
    return CompatibilityChecker.checker(level).isCompatibleWithHolders(parsed, earlier);
  }

  private Optional<Schema> find(String subject, Schema wanted) {
    return state.versions(subject).stream()
        .filter(version -> RegistryState.sameText(version, wanted))
        .findFirst();
  }

  private void store(RegistryRecord record) {
    topic.append(record);
    state.apply(record);
  }

  private ParsedSchema parse(Schema schema, boolean normalize) {
    String type = schema.getSchemaType();
    if (type != null && !AvroSchema.TYPE.equals(type)) {
      throw RegistryException.invalidSchema("this registry knows AVRO only, not " + type);
    }
    if (schema.getSchema() == null || schema.getSchema().isBlank()) {
      throw RegistryException.invalidSchema("it is empty");
    }
    try {
      return avro.parseSchemaOrElseThrow(schema, false, normalize);
    } catch (RuntimeException e) { // the client's parser throws kinds of its own and Avro's
      throw RegistryException.invalidSchema(String.valueOf(e.getMessage()));
    }
  }

  private static Schema canonical(String subject, ParsedSchema parsed) {
    return new Schema(subject, null, null, parsed);
  }
}
