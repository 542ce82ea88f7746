package io.wiredesk.monitor.output;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.wiredesk.service.MetricsPage;

/**
 * The page of metrics that the last scan made, shown whole or not at all however many scrapes meet
 * the next one. Thread-safe.
 */
public final class ScanMetrics implements MultiCollector {
  private volatile MetricSnapshots shown = MetricSnapshots.of();

  /** Shown with all that the registry has. */
  public ScanMetrics(PrometheusMeterRegistry registry) {
    registry.getPrometheusRegistry().register(this);
  }

  /** In place of the page before. */
  public void show(MetricsPage page) {
    shown = page.snapshots();
  }

  @Override
  public MetricSnapshots collect() {
    return shown;
  }
}
