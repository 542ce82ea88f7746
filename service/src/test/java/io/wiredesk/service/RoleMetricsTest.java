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
  void everyMetricHasAHelp() {
    Gauge.builder("wiredesk.test.undescribed", () -> 1).strongReference(true).register(metrics);

    assertThat(metrics.scrape().lines().filter(line -> line.startsWith("# HELP ")))
        .isNotEmpty()
        .allMatch(line -> line.matches("# HELP \\S+ \\S.*"));
  }
}
