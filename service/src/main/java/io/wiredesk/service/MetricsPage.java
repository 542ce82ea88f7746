package io.wiredesk.service;

import io.micrometer.core.instrument.Tags;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * What one look tells, as a collector shows it whole: what is not told is gone from the next page,
 * and what is not known is absent. Not thread-safe.
 */
public final class MetricsPage {
  private final List<Family<?>> families = new ArrayList<>();

  /** A metric with a value for each set of labels; the later of two for the same set holds. */
  public abstract static class Family<V> {
    private final String name;
    private final String help;
    private final Map<Labels, V> values = new LinkedHashMap<>();

    private Family(String name, String help) {
      this.name = name.replace('.', '_');
      this.help = help;
    }

    void put(Tags tags, V value) {
      List<String> pairs = new ArrayList<>();
      tags.forEach(tag -> pairs.addAll(List.of(tag.getKey(), tag.getValue())));
      values.put(Labels.of(pairs.toArray(String[]::new)), value);
    }

    abstract MetricSnapshot snapshot();

    final MetricMetadata metadata() {
      return new MetricMetadata(name, help);
    }

    final <P> List<P> points(BiFunction<Labels, V, P> point) {
      return values.entrySet().stream().map(e -> point.apply(e.getKey(), e.getValue())).toList();
    }
  }

  /** One with numbers. */
  public static final class Numbers extends Family<Double> {
    private final boolean counter;

    private Numbers(String name, String help, boolean counter) {
      super(name, help);
      this.counter = counter;
    }

    public void add(Tags tags, double value) {
      put(tags, value);
    }

    public void add(Tags tags, long value) {
      put(tags, (double) value);
    }

    public void add(Tags tags, OptionalDouble value) {
      value.ifPresent(known -> put(tags, known));
    }

    public void add(Tags tags, OptionalLong value) {
      value.ifPresent(known -> put(tags, (double) known));
    }

    @Override
    MetricSnapshot snapshot() {
      if (counter) {
        return new CounterSnapshot(
            metadata(), points((labels, n) -> new CounterDataPointSnapshot(n, labels, null, 0L)));
      }
      return new GaugeSnapshot(
          metadata(), points((labels, n) -> new GaugeDataPointSnapshot(n, labels, null)));
    }
  }

  /** One that is in one of several states, each of which is 0 or 1. */
  public static final class States<E extends Enum<E>> extends Family<E> {
    private final E[] states;

    private States(String name, String help, Class<E> states) {
      super(name, help);
      this.states = states.getEnumConstants();
    }

    public void add(Tags tags, E state) {
      put(tags, state);
    }

    @Override
    MetricSnapshot snapshot() {
      return new StateSetSnapshot(metadata(), points(this::point));
    }

    private StateSetDataPointSnapshot point(Labels labels, E state) {
      StateSetDataPointSnapshot.Builder point = StateSetDataPointSnapshot.builder().labels(labels);
      for (E one : states) {
        point.state(one.name(), one == state);
      }
      return point.build();
    }
  }

  /** What goes up and down. */
  public Numbers gauge(String name, String help) {
    return kept(new Numbers(name, help, false));
  }

  /** What only goes up, or begins anew; {@code _total} is put behind its name. */
  public Numbers counter(String name, String help) {
    return kept(new Numbers(name, help, true));
  }

  public <E extends Enum<E>> States<E> states(String name, String help, Class<E> states) {
    return kept(new States<>(name, help, states));
  }

  /** All that has a value. */
  public MetricSnapshots snapshots() {
    return new MetricSnapshots(
        families.stream().filter(f -> !f.values.isEmpty()).map(Family::snapshot).toList());
  }

  private <F extends Family<?>> F kept(F family) {
    families.add(family);
    return family;
  }
}
