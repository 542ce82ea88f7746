package io.wiredesk.enrich;

import io.wiredesk.enrich.fault.Rejections;
import io.wiredesk.enrich.fault.UndecodableHandler;
import io.wiredesk.enrich.fault.UnprocessableHandler;
import io.wiredesk.enrich.fault.UnsendableHandler;
import io.wiredesk.enrich.flow.Suspects;
import io.wiredesk.enrich.flow.Traced;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.TopicSpec;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams is told. */
final class StreamsSettings {
  private static final long MIB = 1024L * 1024;

  /**
   * How soon the partitions of a process that was killed are given away; kafka: may set another.
   */
  private static final String SESSION = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;

  private static final String POLL = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;

  /** Between two polls a task's indexes may have to be read from its stores. */
  private static final Duration OPENING_AT_MOST = Duration.ofMinutes(15);

  /** Where messages have waited, a transaction is this much longer. */
  private static final int TOGETHER = 8;

  private StreamsSettings() {}

  static Properties of(
      EnrichConfig config,
      KafkaSettings kafka,
      Rejections rejections,
      Suspects suspects,
      Spans spans) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    own.put(StreamsConfig.STATE_DIR_CONFIG, Path.of(config.stateDir()).toAbsolutePath().toString());
    own.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    own.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
    own.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replication());
    if (config.replication() > 0) {
      own.put(
          StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
          TopicSpec.minInSync(config.replication()));
    }
    own.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    long prompt = config.commitInterval().toMillis();
    own.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, TOGETHER * prompt); // see PromptCommit
    // A thread that waits for records commits none of those it had.
    own.put(StreamsConfig.POLL_MS_CONFIG, Math.max(1, prompt / 4));
    own.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // Stories and directives may come in any order: an empty topic holds the other one up for
    // nothing.
    own.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    poison(own, rejections);
    own.put(Suspects.CONFIG, suspects);
    own.put(Traced.CONFIG, spans);
    memory(own, config);
    largestMessage(own);
    own.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    Properties properties = new Properties();
    properties.put(SESSION, 10_000);
    properties.put(POLL, (int) OPENING_AT_MOST.toMillis());
    properties.putAll(kafka.with(own));
    return properties;
  }

  private static void poison(Map<String, Object> own, Rejections rejections) {
    own.put(Rejections.CONFIG, rejections);
    own.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UndecodableHandler.class);
    own.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnprocessableHandler.class);
    own.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsendableHandler.class);
  }

  private static void memory(Map<String, Object> own, EnrichConfig config) {
    own.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    own.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    own.put(BoundedRocksDb.MEMORY, config.memoryMiB() * MIB);
  }

  /** A message that wire.raw took must fit through every topic after it. */
  private static void largestMessage(Map<String, Object> own) {
    int largest = WireSizes.RECORD;
    own.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), largest);
    own.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), largest);
  }
}
