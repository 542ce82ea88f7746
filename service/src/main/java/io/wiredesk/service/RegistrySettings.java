package io.wiredesk.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.wiredesk.schemas.WireSerdes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code registry:} section: properties of Confluent's Schema Registry client, passed through
 * untouched.
 *
 * @param properties by Confluent's own keys; {@code schema.registry.url} defaults to
 *     http://127.0.0.1:8081
 */
public record RegistrySettings(Map<String, String> properties) {
  private static final String URL = "schema.registry.url";
  private static final int CACHED_SCHEMAS = 1000;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RegistrySettings {
    Map<String, String> filled = new LinkedHashMap<>(properties);
    filled.putIfAbsent(URL, "http://127.0.0.1:8081");
    properties = Map.copyOf(filled);
  }

  /** A client; the caller closes it. */
  public SchemaRegistryClient client() {
    return SchemaRegistryClientFactory.newClient(
        List.of(properties.getOrDefault(URL, "").split(",")),
        CACHED_SCHEMAS,
        List.of(new AvroSchemaProvider()),
        properties,
        Map.of());
  }

  public WireSerdes serdes() {
    return new WireSerdes(properties);
  }

  /** Values may be credentials. */
  @Override
  public String toString() {
    return "RegistrySettings" + properties.keySet();
  }
}
