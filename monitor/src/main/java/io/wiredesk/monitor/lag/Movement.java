package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.output.Json;
import java.util.Optional;
import java.util.OptionalDouble;

/** A trend as JSON has it, or that none is known. */
record Movement(
    OptionalDouble readingPerSecond,
    OptionalDouble arrivingPerSecond,
    OptionalDouble growthPerSecond,
    OptionalDouble drainSeconds) {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  static Movement of(Optional<Trend> known) {
    return known
        .map(
            trend ->
                new Movement(
                    OptionalDouble.of(trend.reading()),
                    OptionalDouble.of(trend.arriving()),
                    OptionalDouble.of(trend.growth()),
                    Json.seconds(trend.drain())))
        .orElseGet(() -> new Movement(NONE, NONE, NONE, NONE));
  }
}
