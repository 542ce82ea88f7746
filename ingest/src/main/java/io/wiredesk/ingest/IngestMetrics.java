package io.wiredesk.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;

/**
 * Counts every item of every message exactly once, by feed, transport and format:
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

  void item(ParseContext from, Outcome outcome) {
    count("wiredesk.ingest.items", from, outcome);
    // Known at 0 before it happens: a rate does not see a counter's first appearance.
    counter(UNPUBLISHED, from, outcome);
  }

  void accepted(ParseContext from, Outcome outcome) {
    count("wiredesk.ingest.accepted", from, outcome);
  }

  void rejected(ParseContext from, NotAStory outcome) {
    registry
        .counter(
            "wiredesk.ingest.rejected",
            "feed",
            from.feed(),
            "transport",
            from.transport(),
            "code",
            outcome.code().code())
        .increment();
  }

  void unpublished(ParseContext from, Outcome outcome) {
    count(UNPUBLISHED, from, outcome);
  }

  private void count(String name, ParseContext from, Outcome outcome) {
    counter(name, from, outcome).increment();
  }

  private Counter counter(String name, ParseContext from, Outcome outcome) {
    return registry.counter(
        name, "feed", from.feed(), "transport", from.transport(), "format", format(outcome));
  }

  private static String format(Outcome outcome) {
    return outcome instanceof Parsed parsed ? parsed.story().getFormat() : "none";
  }
}
