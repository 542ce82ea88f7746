package io.wiredesk.schemas;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes under one topic's subject whatever topic the record goes to. */
final class PinnedSerializer<T extends SpecificRecord> implements Serializer<T> {
  private final KafkaAvroSerializer avro;
  private final String pinned;

  PinnedSerializer(KafkaAvroSerializer avro, String pinned) {
    this.avro = avro;
    this.pinned = pinned;
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    return value == null ? null : avro.serialize(pinned, value);
  }

  @Override
  public void close() {
    avro.close();
  }
}
