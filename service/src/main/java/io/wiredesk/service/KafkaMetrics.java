package io.wiredesk.service;

import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What Kafka's clients tell of themselves, read anew for each scrape: the metrics of a client or a
 * thread that a graph or an alarm is made of, and not those of each of its tasks, stores,
 * partitions and brokers, which are thousands.
 *
 * <p>Micrometer's binder takes a client's own metric out for good as soon as there is one of the
 * same name with more labels.
 */
public final class KafkaMetrics implements MultiCollector {
  /** Labels of which there are very many values. */
  private static final Set<String> DETAILS =
      Set.of(
          "task-id",
          "processor-node-id",
          "rocksdb-state-id",
          "in-memory-state-id",
          "record-cache-id",
          "buffer-id",
          "store-id",
          "topic",
          "topic-name",
          "partition",
          "node-id");

  /** By group, without {@code -metrics}, and name; what ends on {@code -total} only goes up. */
  private static final Set<String> KEPT =
      Set.of(
          "stream-alive-stream-threads",
          "stream-failed-stream-threads",
          "stream-thread-process-rate",
          "stream-thread-process-latency-avg",
          "stream-thread-process-latency-max",
          "stream-thread-process-ratio",
          "stream-thread-process-total",
          "stream-thread-commit-rate",
          "stream-thread-commit-latency-avg",
          "stream-thread-commit-latency-max",
          "stream-thread-commit-ratio",
          "stream-thread-commit-total",
          "stream-thread-poll-ratio",
          "stream-thread-punctuate-ratio",
          "stream-thread-punctuate-latency-max",
          "stream-thread-blocked-time-ns-total",
          "consumer-fetch-manager-records-lag-max",
          "consumer-fetch-manager-records-consumed-rate",
          "consumer-fetch-manager-records-consumed-total",
          "consumer-fetch-manager-bytes-consumed-total",
          "consumer-fetch-manager-fetch-latency-avg",
          "consumer-fetch-manager-fetch-latency-max",
          "consumer-coordinator-rebalance-total",
          "consumer-coordinator-failed-rebalance-total",
          "consumer-coordinator-last-heartbeat-seconds-ago",
          "producer-record-send-rate",
          "producer-record-send-total",
          "producer-record-error-total",
          "producer-record-retry-total",
          "producer-record-queue-time-avg",
          "producer-record-queue-time-max",
          "producer-request-latency-avg",
          "producer-request-latency-max",
          "producer-buffer-available-bytes",
          "producer-txn-commit-time-ns-total",
          "producer-txn-abort-time-ns-total",
          "producer-connection-count",
          "consumer-connection-count");

  private static final String GROUP = "-metrics";
  private static final String COUNTER = "-total";

  private final Supplier<? extends Map<MetricName, ? extends Metric>> clients;

  private KafkaMetrics(Supplier<? extends Map<MetricName, ? extends Metric>> clients) {
    this.clients = clients;
  }

  /**
   * Shows them with all that the registry has.
   *
   * @param clients the metrics of now
   */
  public static void show(
      Supplier<? extends Map<MetricName, ? extends Metric>> clients,
      PrometheusMeterRegistry registry) {
    registry.getPrometheusRegistry().register(new KafkaMetrics(clients));
  }

  @Override
  public MetricSnapshots collect() {
    MetricsPage page = new MetricsPage();
    Map<String, MetricsPage.Numbers> metrics = new TreeMap<>();
    clients
        .get()
        .forEach(
            (name, metric) -> {
              if (kept(name) && metric.metricValue() instanceof Number value) {
                metrics
                    .computeIfAbsent(key(name), key -> metric(page, key, name.description()))
                    .add(labels(name), value.doubleValue());
              }
            });
    return page.snapshots();
  }

  private static boolean kept(MetricName name) {
    return KEPT.contains(key(name)) && name.tags().keySet().stream().noneMatch(DETAILS::contains);
  }

  private static String key(MetricName name) {
    String group = name.group();
    int end = group.endsWith(GROUP) ? group.length() - GROUP.length() : group.length();
    return group.substring(0, end) + "-" + name.name();
  }

  private static MetricsPage.Numbers metric(MetricsPage page, String key, String described) {
    String name = "kafka_" + key.replace('-', '_');
    String help = described.isBlank() ? key.replace('-', ' ') : described;
    return key.endsWith(COUNTER)
        ? page.counter(name.substring(0, name.length() - COUNTER.length()), help)
        : page.gauge(name, help);
  }

  private static Tags labels(MetricName name) {
    Tags labels = Tags.empty();
    for (Map.Entry<String, String> tag : name.tags().entrySet()) {
      labels = labels.and(tag.getKey().replace('-', '_'), tag.getValue());
    }
    return labels;
  }
}
