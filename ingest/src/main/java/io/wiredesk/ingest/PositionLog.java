package io.wiredesk.ingest;

import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Positions;
import io.wiredesk.schemas.Position;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Positions on {@code wire.positions}, keyed by feed and source. The topic is read once, when the
 * first feed asks; from then on this process is the one that writes it. Thread-safe.
 */
final class PositionLog implements Positions {
  private final Producer<String, SpecificRecord> producer;
  private final Supplier<Consumer<String, Position>> consumers;
  private final Duration patience;

  /**
   * By feed and source as the topic was when it was read, for each source to begin with; what is
   * saved later is not added.
   */
  private @Nullable Map<String, Map<String, Position>> found;

  /**
   * @param consumers makes a reader of the topic, which is closed after use
   * @param patience how long the broker may take to answer
   */
  PositionLog(
      Producer<String, SpecificRecord> producer,
      Supplier<Consumer<String, Position>> consumers,
      Duration patience) {
    this.producer = producer;
    this.consumers = consumers;
    this.patience = patience;
  }

  static PositionLog open(
      KafkaSettings kafka,
      WireSerdes serdes,
      Producer<String, SpecificRecord> producer,
      Duration patience) {
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "wiredesk-ingest-positions",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
    return new PositionLog(
        producer,
        () ->
            new KafkaConsumer<>(
                settings, new StringDeserializer(), serdes.deserializer(WireTopic.POSITIONS)),
        patience);
  }

  @Override
  public synchronized Map<String, Position> of(String feed) {
    if (found == null) {
      found = readAll();
    }
    return Map.copyOf(found.getOrDefault(feed, Map.of()));
  }

  private Map<String, Map<String, Position>> readAll() {
    Map<String, Position> newest = new HashMap<>();
    try (Consumer<String, Position> consumer = consumers.get()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(WireTopic.POSITIONS.topicName(), patience).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p, patience) < ends.getOrDefault(p, 0L))) {
        consumer.poll(patience).forEach(r -> put(newest, r.key(), r.value()));
      }
    } catch (KafkaException e) {
      throw new NotPublished("The positions on wire.positions cannot be read.", e);
    }
    Map<String, Map<String, Position>> byFeed = new HashMap<>();
    newest
        .values()
        .forEach(
            p -> byFeed.computeIfAbsent(p.getFeed(), f -> new HashMap<>()).put(p.getSource(), p));
    return byFeed;
  }

  private static void put(Map<String, Position> newest, String key, @Nullable Position position) {
    if (position == null) {
      newest.remove(key);
    } else {
      newest.put(key, position);
    }
  }

  @Override
  public CompletableFuture<Void> save(Position position) {
    return send(position.getFeed(), position.getSource(), position);
  }

  @Override
  public CompletableFuture<Void> forget(String feed, String source) {
    return send(feed, source, null);
  }

  private CompletableFuture<Void> send(String feed, String source, @Nullable Position position) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(WireTopic.POSITIONS.topicName(), feed + " " + source, position),
              (at, failure) -> {
                if (failure != null) {
                  sent.completeExceptionally(notSaved(failure));
                } else {
                  sent.complete(null);
                }
              });
    } catch (KafkaException e) {
      sent.completeExceptionally(notSaved(e));
    }
    return sent;
  }

  private static NotPublished notSaved(Exception failure) {
    return new NotPublished("The broker did not acknowledge the position in time.", failure);
  }
}
