package io.wiredesk.monitor.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.wiredesk.monitor.output.Gauges;
import io.wiredesk.monitor.output.Json;
import java.util.Locale;

/** Gauges of the sum of all messages; none before all that can be told has been told once. */
public final class ReconcileMetrics {
  private final Gauges gauges;
  private final Gauges.Rows messages;
  private final Gauges.Rows oldest;
  private final Gauges.Rows doubled;
  private final Gauges.Rows overdue;

  public ReconcileMetrics(MeterRegistry registry) {
    gauges = new Gauges(registry);
    messages =
        gauges.of(
            "wiredesk.messages",
            "Messages on wire.raw by fate; unaccounted ones are on their way or lost");
    oldest =
        gauges.of(
            "wiredesk.messages.unaccounted.oldest.seconds",
            "How long the oldest unaccounted message has been so; 0 for none");
    doubled = gauges.of("wiredesk.messages.doubled", "Messages stored twice");
    overdue =
        gauges.of("wiredesk.messages.overdue", "Messages held although their embargo is past");
  }

  public void update(LiveReconciliation.State state) {
    if (!state.complete()) {
      return;
    }
    for (Fate fate : Fate.values()) {
      String name = fate.name().toLowerCase(Locale.ROOT);
      messages.add(Tags.of("fate", name), state.sum().count(fate));
    }
    oldest.add(Tags.empty(), Json.seconds(state.oldest()).orElse(0));
    doubled.add(Tags.empty(), state.sum().doubledCount());
    overdue.add(Tags.empty(), state.sum().overdueCount());
    gauges.publish();
  }
}
