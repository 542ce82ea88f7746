package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.StateSerde;
import io.wiredesk.enrich.orders.DatedStore.Dated;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * Values in one layout: all under a name in a store, each with its day; one alone in a topic.
 *
 * @param layout holds values, and the day of each beside them
 * @param toAvro makes one of them
 * @param toStored writes a value
 * @param toValue reads one
 * @param <V> what is kept
 * @param <S> it in the layout
 */
record DatedSerde<V, S, A extends SpecificRecord>(
    Class<A> layout,
    BiFunction<List<S>, List<LocalDate>, A> toAvro,
    Function<A, List<S>> values,
    Function<A, List<LocalDate>> days,
    Function<V, S> toStored,
    Function<S, V> toValue) {

  Serde<V> one() {
    return StateSerde.of(
        layout,
        value -> toAvro.apply(List.of(toStored.apply(value)), List.of()),
        avro -> toValue.apply(values.apply(avro).get(0)));
  }

  Serde<List<Dated<V>>> all() {
    return StateSerde.of(
        layout,
        all ->
            toAvro.apply(
                all.stream().map(dated -> toStored.apply(dated.value())).toList(),
                all.stream().map(Dated::day).toList()),
        avro -> Dated.each(days.apply(avro), values.apply(avro).stream().map(toValue).toList()));
  }
}
