package io.wiredesk.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.serializers.AbstractKafkaAvroSerializer;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes under one topic's subject whatever topic the record goes to.
 *
 * <p>Confluent's {@code KafkaAvroSerializer} wraps the schema anew for each record, and looking its
 * id up hashes the whole schema each time; here it is wrapped once.
 */
final class PinnedSerializer<T extends SpecificRecord> extends AbstractKafkaAvroSerializer
    implements Serializer<T> {
  private final String pinned;
  private @Nullable AvroSchema schema; // of the first record, as the registry has it

  /**
   * @param settings of Confluent's serializer, {@code schema.registry.url} among them
   */
  PinnedSerializer(Map<String, ?> settings, WireTopic pinned) {
    configure(serializerConfig(settings));
    this.pinned = pinned.topicName();
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    AvroSchema registered = schema;
    if (registered == null) {
      registered =
          new AvroSchema(AvroSchemaUtils.getSchema(value, false, false, removeJavaProperties));
      schema = registered;
    }
    String subject = getSubjectName(pinned, false, value, registered);
    return serializeImpl(subject, pinned, null, value, registered);
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      throw new SerializationException("cannot close the registry client", e);
    }
  }
}
