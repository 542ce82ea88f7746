package io.wiredesk.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class RoleMetricsTest {
  private final PrometheusMeterRegistry metrics = RoleMetrics.registry("test");

  @Test
  void everyProcessTellsItsBuildItsJvmAndItself() {
    assertThat(metrics.scrape())
        .contains("wiredesk_build_info{")
        .contains("role=\"test\"")
        .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "jvm_gc_collection_")
        .contains("process_cpu_usage ", "process_start_time_seconds ", "process_files_open_files ");
  }

  @Test
  void ofKafkasMetricsThoseOfAClientAreKeptAndThoseOfEachPartitionAreNot() {
    lagMax("kafka.consumer.fetch.manager.records.lag.max", "client.id", "one");
    lagMax("kafka.consumer.fetch.manager.records.lag.max", "partition", "7");
    lagMax("kafka.stream.state.put.rate", "rocksdb.state.id", "states");

    assertThat(metrics.scrape())
        .contains("kafka_consumer_fetch_manager_records_lag_max{client_id=\"one\"}")
        .doesNotContain("partition=\"7\"", "kafka_stream_state");
  }

  @Test
  void everyMetricHasAHelp() {
    Gauge.builder("wiredesk.test.undescribed", () -> 1).strongReference(true).register(metrics);

    assertThat(metrics.scrape().lines().filter(line -> line.startsWith("# HELP ")))
        .isNotEmpty()
        .allMatch(line -> line.matches("# HELP \\S+ \\S.*"));
  }

  private void lagMax(String name, String tag, String value) {
    Gauge.builder(name, () -> 3).tag(tag, value).strongReference(true).register(metrics);
  }
}
