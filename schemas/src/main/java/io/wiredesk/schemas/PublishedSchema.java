package io.wiredesk.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * A schema as the registry holds it: without the hints that only Java's code generator reads. The
 * serializer strips them the same way, so that it finds the id.
 */
final class PublishedSchema {
  private PublishedSchema() {}

  static Schema of(Schema generated) {
    // The client strips by way of a record; it has no call for a bare schema.
    SpecificData model = new SpecificData(PublishedSchema.class.getClassLoader());
    return AvroSchemaUtils.getSchema(model.newRecord(null, generated), false, false, true);
  }
}
