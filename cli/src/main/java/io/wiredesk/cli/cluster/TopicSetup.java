package io.wiredesk.cli.cluster;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Creates the topics and schemas of a cluster. */
public final class TopicSetup {
  private TopicSetup() {}

  /**
   * Creates what is missing and brings the rest up to the catalogue; idempotent.
   *
   * @return what was done, a line each
   */
  public static List<String> install(ConfigFile config) throws IOException {
    Map<String, Object> kafka = config.section("kafka", KafkaSettings.class).with(Map.of());
    try (Admin admin = Admin.create(kafka);
        SchemaRegistryClient registry =
            config.section("registry", RegistrySettings.class).client()) {
      return Contract.install(admin, registry, config.section("topics", TopicOverrides.class));
    }
  }

  /** What an archive needs beside its topic, before its connector first starts; idempotent. */
  public static void prepareArchive(ConfigFile config) throws InterruptedException {
    try (Admin admin = Admin.create(config.section("kafka", KafkaSettings.class).with(Map.of()))) {
      ArchiveGroup.begin(admin);
    }
  }
}
