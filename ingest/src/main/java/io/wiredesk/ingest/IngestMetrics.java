package io.wiredesk.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wiredesk.ingest.format.Outcome;
import io.wiredesk.ingest.format.Outcome.NotAStory;
import io.wiredesk.ingest.format.Outcome.Parsed;

/**
 * Counts every item of every message exactly once, by feed and format:
 *
 * <pre>wiredesk_ingest_items_total
 *     = wiredesk_ingest_accepted_total    acknowledged on wire.raw
 *     + wiredesk_ingest_rejected_total    acknowledged on wire.rejected, by code
 *     + wiredesk_ingest_unpublished_total not acknowledged; the sender was told to send again</pre>
 *
 * <p>Once nothing is in flight, that is. {@code wiredesk_ingest_messages_total} counts messages.
 */
final class IngestMetrics {
  private static final String UNPUBLISHED = "wiredesk.ingest.unpublished";

  private final MeterRegistry registry;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void message(String feed, String transport) {
    registry.counter("wiredesk.ingest.messages", "feed", feed, "transport", transport).increment();
  }

  void item(String feed, Outcome outcome) {
    count("wiredesk.ingest.items", feed, outcome);
    // Known at 0 before it happens: a rate does not see a counter's first appearance.
    counter(UNPUBLISHED, feed, outcome);
  }

  void accepted(String feed, Outcome outcome) {
    count("wiredesk.ingest.accepted", feed, outcome);
  }

  void rejected(String feed, NotAStory outcome) {
    registry
        .counter("wiredesk.ingest.rejected", "feed", feed, "code", outcome.code().code())
        .increment();
  }

  void unpublished(String feed, Outcome outcome) {
    count(UNPUBLISHED, feed, outcome);
  }

  private void count(String name, String feed, Outcome outcome) {
    counter(name, feed, outcome).increment();
  }

  private Counter counter(String name, String feed, Outcome outcome) {
    return registry.counter(name, "feed", feed, "format", format(outcome));
  }

  private static String format(Outcome outcome) {
    return outcome instanceof Parsed parsed ? parsed.story().getFormat() : "none";
  }
}
