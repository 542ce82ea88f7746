package io.wiredesk.local.registry;

import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import org.jspecify.annotations.Nullable;

/** What a record of the {@code _schemas} topic says. */
sealed interface RegistryRecord {
  /** A version of a subject; a deleted one stays readable by id. */
  record Version(Schema schema, boolean deleted) implements RegistryRecord {}

  /** A version is gone for good. */
  record VersionErased(String subject, int version) implements RegistryRecord {}

  /** All versions of a subject up to this one are deleted. */
  record SubjectDeleted(String subject, int upToVersion) implements RegistryRecord {}

  /**
   * A compatibility level.
   *
   * @param subject null for all subjects that have none of their own
   * @param level null when it was taken back
   */
  record Compatibility(@Nullable String subject, @Nullable String level)
      implements RegistryRecord {}

  /**
   * Whether schemas may be registered.
   *
   * @param subject null for all subjects that have none of their own
   * @param mode null when it was taken back
   */
  record Mode(@Nullable String subject, @Nullable String mode) implements RegistryRecord {}

  /** Something this registry has no use for, such as the other server's markers. */
  record Other() implements RegistryRecord {}
}
