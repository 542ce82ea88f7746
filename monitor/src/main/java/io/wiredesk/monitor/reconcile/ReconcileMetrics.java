package io.wiredesk.monitor.reconcile;

import io.micrometer.core.instrument.Tags;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.service.MetricsPage;
import java.util.Locale;

/** The sum of all messages as metrics; none before all that can be told has been told once. */
public final class ReconcileMetrics {
  private ReconcileMetrics() {}

  public static void write(LiveReconciliation.State state, MetricsPage page) {
    if (!state.complete()) {
      return;
    }
    MetricsPage.Numbers messages =
        page.gauge(
            "wiredesk.messages",
            "Messages on wire.raw by fate; unaccounted ones are on their way or lost");
    for (Fate fate : Fate.values()) {
      String name = fate.name().toLowerCase(Locale.ROOT);
      messages.add(Tags.of("fate", name), state.sum().count(fate));
    }
    page.gauge(
            "wiredesk.messages.unaccounted.oldest.seconds",
            "How long the oldest unaccounted message has been so; 0 for none")
        .add(Tags.empty(), Json.seconds(state.oldest()).orElse(0));
    page.gauge("wiredesk.messages.doubled", "Messages stored twice")
        .add(Tags.empty(), state.sum().doubledCount());
    page.gauge("wiredesk.messages.overdue", "Messages held although their embargo is past")
        .add(Tags.empty(), state.sum().overdueCount());
  }
}
