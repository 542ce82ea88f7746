package io.wiredesk.enrich.flow;

import java.util.Objects;
import java.util.function.Function;
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
          private @Nullable Stage<K, V> opened;

          @Override
          public void init(ProcessorContext<L, W> context) {
            opened = stage.apply(context);
          }

          @Override
          public void process(Record<K, V> record) {
            Stage<K, V> stage = Objects.requireNonNull(opened, "Streams opens a processor first");
            Stumbled.over(() -> stage.process(record));
          }
        };
  }
}
