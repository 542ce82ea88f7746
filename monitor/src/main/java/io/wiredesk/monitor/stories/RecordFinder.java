package io.wiredesk.monitor.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.monitor.topics.Consumers;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;

/**
 * Finds the records of a story on the topics that consumers read. Storage knows a message by its
 * place on {@code wire.raw} alone; but a record's timestamp is when its message was received, and
 * its partition follows from its key, so a short look around that time finds it. Compaction takes
 * older revisions away. One question at a time.
 */
public final class RecordFinder {
  private static final int MOST_RECORDS = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Map<String, Object> ANSWERS =
      Map.of(
          ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
          (int) PATIENCE.toMillis(),
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
          Consumers.JUMPS_WITHIN);
  private static final Duration POLL = Duration.ofMillis(250);

  /** Where a record is. */
  public record Found(
      String topic, int partition, long offset, Instant receivedAt, Headers headers) {}

  private final Map<String, ?> kafka;

  public RecordFinder(Map<String, ?> kafka) {
    this.kafka = Map.copyOf(kafka);
  }

  /**
   * The records that came of messages received at these times; those not found are left out.
   *
   * @throws UnavailableException when the broker does not answer
   */
  public synchronized List<Found> find(String topic, String storyId, List<Instant> receivedAt) {
    byte[] key = storyId.getBytes(UTF_8);
    List<Found> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = Consumers.open(kafka, "earliest", ANSWERS)) {
      List<PartitionInfo> partitions = consumer.partitionsFor(topic);
      if (partitions.isEmpty()) {
        return found;
      }
      TopicPartition partition =
          new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions.size());
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      for (Instant at : receivedAt) {
        find(consumer, partition, key, at, end, deadline).ifPresent(found::add);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new UnavailableException("broker: cannot look for the story: " + Failures.reason(e), e);
    }
    return found;
  }

  private static Optional<Found> find(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      byte[] key,
      Instant at,
      long end,
      long deadlineNanos) {
    OffsetAndTimestamp start =
        consumer.offsetsForTimes(Map.of(partition, at.toEpochMilli())).get(partition);
    if (start == null) {
      return Optional.empty();
    }
    consumer.seek(partition, start.offset());
    int seen = 0;
    while (seen < MOST_RECORDS
        && consumer.position(partition) < end
        && System.nanoTime() < deadlineNanos) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        seen++;
        if (record.timestamp() == at.toEpochMilli() && Arrays.equals(record.key(), key)) {
          return Optional.of(
              new Found(
                  partition.topic(), partition.partition(), record.offset(), at, record.headers()));
        }
      }
    }
    return Optional.empty();
  }
}
