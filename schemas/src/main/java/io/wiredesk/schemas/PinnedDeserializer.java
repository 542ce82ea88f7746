package io.wiredesk.schemas;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads one topic's records and refuses a record of another kind. */
final class PinnedDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  private final KafkaAvroDeserializer avro;
  private final WireTopic pinned;
  private final Schema expected;

  PinnedDeserializer(KafkaAvroDeserializer avro, WireTopic pinned) {
    this.avro = avro;
    this.pinned = pinned;
    this.expected =
        pinned
            .schema()
            .orElseThrow(() -> new IllegalArgumentException(pinned.topicName() + " has no schema"));
  }

  @Override
  @SuppressWarnings("unchecked") // checked against the topic's schema by name just before
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    Object value = avro.deserialize(pinned.topicName(), bytes);
    if (value == null) {
      return null;
    }
    if (value instanceof SpecificRecord record
        && record.getSchema().getFullName().equals(expected.getFullName())) {
      return (T) record;
    }
    throw new SerializationException(
        "expected a record of " + expected.getFullName() + " on " + topic);
  }

  @Override
  public void close() {
    avro.close();
  }
}
