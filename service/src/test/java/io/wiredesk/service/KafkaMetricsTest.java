package io.wiredesk.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaMetricsTest {
  private static final String LAG = "consumer-fetch-manager-metrics";

  private final Map<MetricName, Metric> client = new HashMap<>();
  private final PrometheusMeterRegistry registry = RoleMetrics.registry("test");

  @BeforeEach
  void show() {
    KafkaMetrics.show(() -> client, registry);
  }

  /** Those of a partition come with its first record. */
  @Test
  void aClientsOwnStaysWhenThoseOfItsPartitionsCome() {
    tell(LAG, "records-lag-max", Map.of("client-id", "one"), 3.0);
    assertThat(registry.scrape())
        .contains("kafka_consumer_fetch_manager_records_lag_max{client_id=\"one\"} 3.0");

    tell(LAG, "records-lag-max", Map.of("client-id", "one", "topic", "t", "partition", "7"), 3.0);
    tell("stream-state-metrics", "put-rate", Map.of("rocksdb-state-id", "states"), 1.0);

    assertThat(registry.scrape())
        .contains("kafka_consumer_fetch_manager_records_lag_max{client_id=\"one\"} 3.0")
        .doesNotContain("partition=\"7\"", "kafka_stream_state");
  }

  @Test
  void whatOnlyGoesUpIsACounterAndANumberIsShownHoweverItIsKept() {
    tell("producer-metrics", "record-send-total", Map.of("client-id", "one"), 5.0);
    tell("stream-metrics", "alive-stream-threads", Map.of("client-id", "one"), 2);
    tell("stream-metrics", "failed-stream-threads", Map.of("client-id", "one"), "none");

    assertThat(registry.scrape())
        .contains(
            "# TYPE kafka_producer_record_send_total counter",
            "kafka_producer_record_send_total{client_id=\"one\"} 5.0",
            "# HELP kafka_stream_alive_stream_threads told by a test",
            "kafka_stream_alive_stream_threads{client_id=\"one\"} 2.0")
        .doesNotContain("kafka_stream_failed");
  }

  private void tell(String group, String name, Map<String, String> tags, Object value) {
    MetricName metric = new MetricName(name, group, "told by a test", tags);
    Gauge<Object> gauge = (config, now) -> value;
    client.put(
        metric, new KafkaMetric(new Object(), metric, gauge, new MetricConfig(), Time.SYSTEM));
  }
}
