package io.wiredesk.enrich.flow;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Has a transaction committed soon where messages are fresh, so that nobody waits for them, but
 * spends at most a quarter of the time on it: where a commit takes long, as on a busy machine, the
 * next takes more messages with it. Where messages have waited already, it asks for nothing, and
 * they are committed together at the interval that Streams was given: a transaction costs as much
 * for one message as for a hundred, and what is behind would never catch up.
 */
public final class PromptCommit<K, V> extends ContextualProcessor<K, V, K, V> {
  /** A message that is older by so many times {@link #prompt} has waited. */
  private static final int FRESH = 4;

  /** Looks so often within {@link #prompt}; what comes after a pause waits no longer. */
  private static final int LOOKS = 4;

  /** After a commit, so many times as long as it took passes before the next. */
  private static final int PAUSE = 3;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final long prompt;
  private boolean fresh;
  private boolean asked;

  /** When the last commit was asked for, and once that is known when it was over. */
  private long last = NEVER;

  /** What a commit took of late. */
  private double cost;

  private PromptCommit(long prompt) {
    this.prompt = prompt;
  }

  /**
   * Passes all records on.
   *
   * @param prompt how soon fresh ones are committed, one transaction after the other
   */
  public static <K, V> ProcessorSupplier<K, V, K, V> supplier(Duration prompt) {
    return () -> new PromptCommit<>(prompt.toMillis());
  }

  @Override
  public void init(ProcessorContext<K, V> context) {
    super.init(context);
    Duration often = Duration.ofMillis(Math.max(1, prompt / LOOKS));
    context.schedule(often, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<K, V> record) {
    long now = context().currentSystemTimeMs();
    weigh(now);
    fresh |= now - record.timestamp() <= FRESH * prompt;
    context().forward(record);
  }

  private void look(long now) {
    weigh(now);
    if (fresh && now - last >= Math.max(prompt, Math.round(PAUSE * cost))) {
      context().commit();
      fresh = false;
      asked = true;
      last = now;
    }
  }

  /** Streams commits before it goes on: what was asked for is over. */
  private void weigh(long now) {
    if (asked) {
      cost += (now - last - cost) / LOOKS;
      last = now;
      asked = false;
    }
  }
}
