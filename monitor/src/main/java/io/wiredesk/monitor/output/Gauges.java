package io.wiredesk.monitor.output;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Gauges with a value a set of tags. Each is told anew before {@link #publish}: what is not told
 * any more is gone, never stale, and what is not known is absent. Not thread-safe.
 */
public final class Gauges {
  private final MeterRegistry registry;
  private final List<Rows> all = new ArrayList<>();

  public Gauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /** One of them. */
  public static final class Rows {
    private final MultiGauge gauge;
    private final List<Row<?>> rows = new ArrayList<>();

    private Rows(MultiGauge gauge) {
      this.gauge = gauge;
    }

    public void add(Tags tags, double value) {
      rows.add(Row.of(tags, value));
    }

    public void add(Tags tags, long value) {
      add(tags, (double) value);
    }

    public void add(Tags tags, OptionalDouble value) {
      value.ifPresent(known -> add(tags, known));
    }

    public void add(Tags tags, OptionalLong value) {
      value.ifPresent(known -> add(tags, known));
    }
  }

  public Rows of(String name, String description) {
    Rows rows = new Rows(MultiGauge.builder(name).description(description).register(registry));
    all.add(rows);
    return rows;
  }

  /** Shows what was told since the last time, and no more. */
  public void publish() {
    for (Rows one : all) {
      one.gauge.register(one.rows, true);
      one.rows.clear();
    }
  }
}
