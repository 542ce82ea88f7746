package io.wiredesk.monitor.topics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Fetches single records. Thread-safe; fetches take turns. */
public final class RecordFetcher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final InstantSource clock;

  public RecordFetcher(Map<String, ?> kafka, InstantSource clock) {
    this.consumer =
        Consumers.open(
            kafka,
            "none",
            Map.of(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Consumers.JUMPS_WITHIN,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                64 * 1024,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000));
    this.clock = clock;
  }

  /**
   * Empty when retention took the record, or nothing committed was ever there.
   *
   * @throws UnavailableException when the broker does not answer
   */
  public synchronized Optional<ConsumerRecord<byte[], byte[]>> fetch(RecordCoordinate place) {
    TopicPartition partition = place.topicPartition();
    try {
      if (consumer.partitionsFor(place.topic()).size() <= place.partition()) {
        return Optional.empty();
      }
      consumer.assign(List.of(partition));
      Long end = consumer.endOffsets(List.of(partition)).get(partition);
      if (end == null || place.offset() >= end) {
        return Optional.empty();
      }
      consumer.seek(partition, place.offset());
      return read(partition, place.offset());
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new UnavailableException("broker: cannot read " + place + ": " + Failures.reason(e), e);
    } finally {
      consumer.unsubscribe();
    }
  }

  private Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long offset) {
    Instant deadline = clock.instant().plus(PATIENCE);
    while (clock.instant().isBefore(deadline)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == offset ? Optional.of(record) : Optional.empty();
      }
      if (consumer.position(partition) > offset) {
        return Optional.empty();
      }
    }
    throw new UnavailableException("broker: " + partition + "@" + offset + " did not come in time");
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
