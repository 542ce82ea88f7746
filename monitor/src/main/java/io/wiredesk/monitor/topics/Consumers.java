package io.wiredesk.monitor.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens consumers that look on: in no group, committing nothing, making no topic. */
public final class Consumers {
  /** In milliseconds, where somebody waits; Kafka's own default is a minute. */
  private static final int ANSWERS_WITHIN = 15_000;

  /**
   * {@code fetch.max.wait.ms} of one that jumps about: the broker lets a fetch wait at the log's
   * end for so long, and the next jump waits with it.
   */
  public static final int JUMPS_WITHIN = 20;

  private Consumers() {}

  /**
   * Opens one; the caller closes it.
   *
   * @param kafka properties of Kafka's clients
   * @param reset where reading goes on when an offset is not there: earliest, latest or none
   * @param more settings above these
   */
  public static KafkaConsumer<byte[], byte[]> open(
      Map<String, ?> kafka, String reset, Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWERS_WITHIN);
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
