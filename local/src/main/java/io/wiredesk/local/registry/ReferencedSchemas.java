package io.wiredesk.local.registry;

import io.confluent.kafka.schemaregistry.client.SchemaVersionFetcher;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import org.jspecify.annotations.Nullable;

/** Lets the client's parser find the schemas that a schema refers to. */
record ReferencedSchemas(RegistryState state) implements SchemaVersionFetcher {
  @Override
  public String tenant() {
    return "default";
  }

  @Override
  public @Nullable Schema getByVersion(String subject, int version, boolean evenDeleted) {
    return state.version(subject, version, evenDeleted).orElse(null);
  }
}
