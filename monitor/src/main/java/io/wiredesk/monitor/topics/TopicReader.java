package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.WireTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads whole topics, from their start to their end at the moment reading begins. */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Progress progress;

  public TopicReader(Map<String, ?> kafka, Progress progress) {
    this.consumer =
        Consumers.open(kafka, "earliest", Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000));
    this.progress = progress;
  }

  /** Told where a partition's records begin, and the offset behind the last committed one. */
  @FunctionalInterface
  public interface Spans {
    void at(int partition, long start, long end);
  }

  /** Where the records of each partition are, without reading any; a missing topic has none. */
  public void spans(WireTopic topic, Spans each) {
    List<TopicPartition> partitions = partitions(topic);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach((at, end) -> each.at(at.partition(), starts.getOrDefault(at, end), end));
  }

  /**
   * Hands over each record; a topic that is missing has none.
   *
   * @throws TimeoutException when nothing moves for 30 seconds
   */
  public void read(WireTopic topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    List<TopicPartition> partitions = partitions(topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long start = positions(partitions);
    long total = ends.values().stream().mapToLong(Long::longValue).sum() - start;
    long moved = System.nanoTime();
    long last = start;
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset()
            < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
          each.accept(record);
        }
      }
      long now = positions(partitions);
      if (now != last) {
        last = now;
        moved = System.nanoTime();
        progress.at(topic.topicName(), Math.min(now - start, total), total);
      } else if (System.nanoTime() - moved > SILENCE_NANOS) {
        throw new TimeoutException("nothing more came from " + topic.topicName());
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions(WireTopic topic) {
    return consumer.partitionsFor(topic.topicName()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private long positions(List<TopicPartition> partitions) {
    return partitions.stream().mapToLong(consumer::position).sum();
  }
}
