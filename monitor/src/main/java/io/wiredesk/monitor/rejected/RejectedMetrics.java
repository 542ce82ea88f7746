package io.wiredesk.monitor.rejected;

import io.micrometer.core.instrument.Tags;
import io.wiredesk.service.MetricsPage;
import java.util.Map;

/** Rejected copy as metrics. */
public final class RejectedMetrics {
  private RejectedMetrics() {}

  public static void write(Map<RejectedStatus, Long> counts, MetricsPage page) {
    MetricsPage.Numbers rejected =
        page.gauge("wiredesk.rejected", "Rejected copy by what was done about it");
    counts.forEach((status, n) -> rejected.add(Tags.of("status", status.label()), n));
  }
}
