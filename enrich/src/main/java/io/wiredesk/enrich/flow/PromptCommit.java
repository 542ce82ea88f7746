package io.wiredesk.enrich.flow;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Has a transaction committed soon where messages are fresh, so that nobody waits for them. Where
 * they have waited already, it asks for nothing, and they are committed together at the interval
 * that Streams was given: a transaction costs as much for one message as for a hundred, and what is
 * behind would never catch up.
 */
public final class PromptCommit<K, V> extends ContextualProcessor<K, V, K, V> {
  /** A message that is older by so many times {@link #prompt} has waited. */
  private static final int FRESH = 4;

  /** Nothing was taken since the last look. */
  private static final long NOTHING = Long.MIN_VALUE;

  private final Duration prompt;
  private long newest = NOTHING;

  private PromptCommit(Duration prompt) {
    this.prompt = prompt;
  }

  /**
   * Passes all records on.
   *
   * @param prompt how soon fresh ones are committed
   */
  public static <K, V> ProcessorSupplier<K, V, K, V> supplier(Duration prompt) {
    return () -> new PromptCommit<>(prompt);
  }

  @Override
  public void init(ProcessorContext<K, V> context) {
    super.init(context);
    context.schedule(prompt, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<K, V> record) {
    newest = Math.max(newest, record.timestamp());
    context().forward(record);
  }

  private void look(long now) {
    if (newest != NOTHING && now - newest <= FRESH * prompt.toMillis()) {
      context().commit();
    }
    newest = NOTHING;
  }
}
