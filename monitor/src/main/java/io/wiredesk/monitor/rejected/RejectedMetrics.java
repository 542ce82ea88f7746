package io.wiredesk.monitor.rejected;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.wiredesk.monitor.output.Gauges;
import java.util.Map;

/** Gauges of rejected copy. */
public final class RejectedMetrics {
  private final Gauges gauges;
  private final Gauges.Rows rejected;

  public RejectedMetrics(MeterRegistry registry) {
    gauges = new Gauges(registry);
    rejected = gauges.of("wiredesk.rejected", "Rejected copy by what was done about it");
  }

  public void update(Map<RejectedStatus, Long> counts) {
    counts.forEach((status, n) -> rejected.add(Tags.of("status", status.label()), n));
    gauges.publish();
  }
}
