package io.wiredesk.enrich.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What became of the messages. Once nothing is in flight:
 *
 * <pre>
 * received              = resent + passed + held + rejected{stage="revise"|"hold"}
 * passed + released + republished
 *                       = stories + copies + rejected{stage="annotate"|"match"}
 * held                  = released + still waiting
 * </pre>
 *
 * <p>Orders pass beside: a message that stage refer or desk fails on is counted under {@code
 * rejected} and goes its way through the other stages all the same. An order that revise or hold
 * refuses is counted there, though {@code received} leaves it out.
 *
 * <p>{@code directed} counts the orders that one story's message gave about another; they are no
 * messages, and what they publish is {@code republished}. {@code rejected{stage="decode"}} counts
 * records that never became a message, {@code killed} those of {@code passed} that are kills.
 * Counts are of work done by this process: work that a crash undid and that was done again is
 * counted twice; topics are the truth.
 */
public final class EnrichMeters {
  public final Counter received;
  public final Counter resent;
  public final Counter passed;
  public final Counter held;
  public final Counter released;
  public final Counter killed;
  public final Counter republished;
  public final Counter stories;
  public final Counter copies;
  public final Counter directed;
  public final Counter forgotten;
  private final MeterRegistry registry;

  public EnrichMeters(MeterRegistry registry) {
    this.registry = registry;
    received = counter("received", "Messages read from wire.raw");
    resent = counter("resent", "Messages that had come before, byte for byte");
    passed = counter("passed", "Messages published as they came");
    held = counter("held", "Messages that had to wait");
    released = counter("released", "Messages published after waiting");
    killed = counter("killed", "Kills among the passed");
    republished = counter("republished", "Revisions published again because a neighbour came");
    stories = counter("stories", "Records written to wire.stories");
    copies = counter("copies", "Records written to wire.duplicates");
    directed = counter("directed", "Orders sent to the stories that other messages kill or hold");
    forgotten = counter("forgotten", "Stories forgotten, of which nothing had come for long");
  }

  public void rejected(String stage) {
    Counter.builder("wiredesk.enrich.rejected")
        .description("Records written to wire.rejected")
        .tag("stage", stage)
        .register(registry)
        .increment();
  }

  private Counter counter(String name, String description) {
    return Counter.builder("wiredesk.enrich." + name).description(description).register(registry);
  }
}
