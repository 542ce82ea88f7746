package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.topics.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the first record at or after given offsets, many partitions at once with one consumer, to
 * tell the record's time, or that only transaction markers and aborted records follow. Groups that
 * stand at different offsets of one partition are served in turn. Not thread-safe.
 */
final class RecordProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordProbe.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** An offset to read at, and the end of the log then. */
  record Spot(TopicPartition partition, long offset, long end) {}

  /** What lies at a spot. */
  sealed interface Sighting {
    /** A record, written then. */
    record Written(Instant at) implements Sighting {}

    /** Nothing that a reader of committed records would see. */
    record NoRecord() implements Sighting {}
  }

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final InstantSource clock;
  private @Nullable Consumer<byte[], byte[]> consumer;

  RecordProbe(Supplier<Consumer<byte[], byte[]>> consumers, InstantSource clock) {
    this.consumers = consumers;
    this.clock = clock;
  }

  /** What could not be read within the budget is left out. */
  Map<Spot, Sighting> look(Set<Spot> spots, Duration budget) {
    Round round = new Round(spots);
    if (spots.isEmpty()) {
      return round.seen;
    }
    Instant deadline = clock.instant().plus(budget);
    try {
      Consumer<byte[], byte[]> reader = reader();
      round.start(reader);
      while (!round.waiting.isEmpty() && clock.instant().isBefore(deadline)) {
        round.turn(reader);
      }
      reader.unsubscribe();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("probe.failed unread={} reason={}", round.waiting.size(), Failures.reason(e));
      close();
    }
    return round.seen;
  }

  private Consumer<byte[], byte[]> reader() {
    if (consumer == null) {
      consumer = consumers.get();
    }
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }

  /** One look at a set of spots; a partition leaves {@code waiting} with its last spot. */
  private static final class Round {
    final Map<Spot, Sighting> seen = new HashMap<>();
    final Map<TopicPartition, Deque<Spot>> waiting = new HashMap<>();

    Round(Set<Spot> spots) {
      spots.forEach(
          spot -> waiting.computeIfAbsent(spot.partition(), p -> new ArrayDeque<>()).add(spot));
    }

    void start(Consumer<byte[], byte[]> reader) {
      reader.assign(waiting.keySet());
      waiting.forEach((partition, queue) -> reader.seek(partition, queue.element().offset()));
    }

    void turn(Consumer<byte[], byte[]> reader) {
      try {
        ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
          var first = records.records(partition).get(0);
          found(reader, partition, first.offset(), Instant.ofEpochMilli(first.timestamp()));
        }
        passedMarkers(reader);
      } catch (OffsetOutOfRangeException e) {
        e.partitions().forEach(partition -> next(reader, partition));
      } catch (TopicAuthorizationException e) {
        Set<TopicPartition> dark = new HashSet<>(waiting.keySet());
        dark.removeIf(partition -> !e.unauthorizedTopics().contains(partition.topic()));
        dark.forEach(waiting::remove);
        reader.assign(waiting.keySet());
      }
    }

    private void found(
        Consumer<byte[], byte[]> reader, TopicPartition partition, long offset, Instant at) {
      Deque<Spot> queue = waiting.get(partition);
      if (queue != null) {
        Spot spot = queue.element();
        boolean beforeEnd = offset < spot.end();
        seen.put(spot, beforeEnd ? new Sighting.Written(at) : new Sighting.NoRecord());
        next(reader, partition);
      }
    }

    /** The consumer skips markers and aborted records silently: its position tells. */
    private void passedMarkers(Consumer<byte[], byte[]> reader) {
      for (TopicPartition partition : Set.copyOf(waiting.keySet())) {
        Deque<Spot> queue = waiting.get(partition);
        while (queue != null
            && !queue.isEmpty()
            && reader.position(partition) >= queue.element().end()) {
          seen.put(queue.element(), new Sighting.NoRecord());
          next(reader, partition);
          queue = waiting.get(partition);
        }
      }
    }

    private void next(Consumer<byte[], byte[]> reader, TopicPartition partition) {
      Deque<Spot> queue = waiting.get(partition);
      if (queue == null) {
        return;
      }
      queue.remove();
      if (queue.isEmpty()) {
        waiting.remove(partition);
        reader.pause(Set.of(partition));
      } else {
        reader.seek(partition, queue.element().offset());
      }
    }
  }
}
