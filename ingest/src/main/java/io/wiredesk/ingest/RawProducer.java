package io.wiredesk.ingest;

import io.wiredesk.schemas.Position;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer that a promise to a sender rests on: idempotent, every replica, bounded in time. */
final class RawProducer {
  private static final long BUFFER = 128L * 1024 * 1024;

  /** Milliseconds within which messages go to the broker in one request; each wakes all readers. */
  private static final int TOGETHER = 5;

  private RawProducer() {}

  static Producer<String, SpecificRecord> open(
      KafkaSettings kafka, WireSerdes serdes, Duration ackTimeout) {
    int ack = Math.toIntExact(ackTimeout.toMillis());
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "wiredesk-ingest",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                ack,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ack / 2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                ack,
                ProducerConfig.LINGER_MS_CONFIG,
                TOGETHER,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                WireSizes.RECORD, // uncompressed: nothing is taken for being compressible
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER));
    return new KafkaProducer<>(settings, new StringSerializer(), new ByTopic(serdes));
  }

  /** Each topic's values by its own subject. */
  private static final class ByTopic implements Serializer<SpecificRecord> {
    private final Serializer<WireStory> stories;
    private final Serializer<Rejected> rejected;
    private final Serializer<Position> positions;

    ByTopic(WireSerdes serdes) {
      stories = serdes.serializer(WireTopic.RAW);
      rejected = serdes.serializer(WireTopic.REJECTED);
      positions = serdes.serializer(WireTopic.POSITIONS);
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
      if (value instanceof WireStory story) {
        return stories.serialize(topic, story);
      }
      return value instanceof Position position
          ? positions.serialize(topic, position)
          : rejected.serialize(topic, (Rejected) value);
    }

    @Override
    public void close() {
      stories.close();
      rejected.close();
      positions.close();
    }
  }
}
