package io.wiredesk.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;

/**
 * Puts the contract onto a cluster: topics, schemas and their compatibility. Idempotent; run it at
 * every start and after every upgrade.
 */
public final class Contract {
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private Contract() {}

  /**
   * Creates what is missing and brings the rest up to the catalogue.
   *
   * @return one line for each topic and subject, saying what was done
   * @throws ContractException when the broker or the registry refuses or does not answer
   */
  public static List<String> install(
      Admin admin, SchemaRegistryClient registry, TopicOverrides overrides) {
    List<String> done = new ArrayList<>(new TopicInstaller(admin, overrides).install());
    for (WireTopic topic : WireTopic.values()) {
      topic.schema().ifPresent(schema -> done.add(register(registry, topic.subject(), schema)));
    }
    return done;
  }

  private static String register(SchemaRegistryClient registry, String subject, Schema schema) {
    try {
      registry.updateCompatibility(subject, COMPATIBILITY);
      int id = registry.register(subject, new AvroSchema(PublishedSchema.of(schema)));
      return String.format(Locale.ROOT, "subject %-22s id %d, %s", subject, id, COMPATIBILITY);
    } catch (RestClientException e) {
      throw new ContractException(
          "the schema registry refused " + subject + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ContractException(
          "the schema registry does not answer; check registry: schema.registry.url ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
