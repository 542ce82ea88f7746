package io.wiredesk.enrich.flow;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A stage at work in a task. It is made when Streams opens the task, and so has its stores from the
 * first record on. Whatever one record makes it throw is an exception to Streams, errors included.
 */
@FunctionalInterface
public interface Stage<K, V> {
  void process(Record<K, V> record);

  /**
   * Makes a stage for every task.
   *
   * @param stage takes its stores from the context, and may schedule itself there
   */
  static <K, V, L, W> ProcessorSupplier<K, V, L, W> opened(
      Function<ProcessorContext<L, W>, Stage<K, V>> stage) {
    return () ->
        new Processor<>() {
          private @Nullable Opened<K, V, L, W> opened;

          @Override
          public void init(ProcessorContext<L, W> context) {
            opened = new Opened<>(context, stage.apply(context), Suspects.in(context.appConfigs()));
          }

          @Override
          public void process(Record<K, V> record) {
            Objects.requireNonNull(opened, "Streams opens a processor first").process(record);
          }
        };
  }

  /**
   * Does something again and again, by the clock of the machine. Whatever it throws is an exception
   * to Streams, whose handler goes on: the work must have done away with the entry that it fails
   * on.
   */
  static void scheduled(ProcessorContext<?, ?> context, Duration every, Punctuator work) {
    context.schedule(
        every, PunctuationType.WALL_CLOCK_TIME, time -> Stumbled.over(() -> work.punctuate(time)));
  }

  /** With what surrounds it in its task. */
  record Opened<K, V, L, W>(ProcessorContext<L, W> context, Stage<K, V> stage, Suspects suspects) {
    void process(Record<K, V> record) {
      suspects.over(context.recordMetadata(), () -> Stumbled.over(() -> stage.process(record)));
    }
  }
}
