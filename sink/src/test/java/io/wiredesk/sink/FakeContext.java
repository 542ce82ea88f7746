package io.wiredesk.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** What Connect gives a task, written down by hand. */
public final class FakeContext implements SinkTaskContext {
  public final Map<TopicPartition, Long> sought = new HashMap<>();
  public final List<SinkRecord> rejected = new ArrayList<>();
  public final List<Throwable> reasons = new ArrayList<>();
  public final Map<String, MetricValueProvider<?>> metrics = new HashMap<>();
  public final Set<TopicPartition> assignment = new HashSet<>();
  public long timeout = -1;

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    sought.putAll(offsets);
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    sought.put(partition, offset);
  }

  @Override
  public void timeout(long timeoutMs) {
    timeout = timeoutMs;
  }

  @Override
  public Set<TopicPartition> assignment() {
    return assignment;
  }

  @Override
  public void pause(TopicPartition... partitions) {}

  @Override
  public void resume(TopicPartition... partitions) {}

  @Override
  public void requestCommit() {}

  @Override
  public ErrantRecordReporter errantRecordReporter() {
    return (record, error) -> {
      rejected.add(record);
      reasons.add(error);
      return CompletableFuture.completedFuture(null);
    };
  }

  /** The value of a gauge by name. */
  public Object metric(String name) {
    Gauge<?> gauge = (Gauge<?>) Objects.requireNonNull(metrics.get(name), name);
    return gauge.value(new MetricConfig(), 0);
  }

  @Override
  public PluginMetrics pluginMetrics() {
    return new PluginMetrics() {
      @Override
      @SuppressWarnings("NonApiType") // as Kafka has it
      public MetricName metricName(
          String name, String description, LinkedHashMap<String, String> tags) {
        return new MetricName(name, "plugins", description, tags);
      }

      @Override
      public void addMetric(MetricName name, MetricValueProvider<?> value) {
        metrics.put(name.name(), value);
      }

      @Override
      public void removeMetric(MetricName name) {
        metrics.remove(name.name());
      }

      @Override
      public Sensor addSensor(String name) {
        throw new UnsupportedOperationException("no sensors here");
      }

      @Override
      public void removeSensor(String name) {}
    };
  }
}
