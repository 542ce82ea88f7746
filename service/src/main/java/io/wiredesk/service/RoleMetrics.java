package io.wiredesk.service;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What every process tells of itself at {@code /metrics}: build, JVM, process. Of the metrics of
 * Kafka's clients it keeps those of a client or a thread and drops those of each of its tasks,
 * stores, partitions and brokers, which are thousands; and each metric has a help.
 */
public final class RoleMetrics {
  /** Kafka's metrics that have one of these are one of very many. */
  private static final Set<String> DETAILS =
      Set.of(
          "task.id",
          "processor.node.id",
          "rocksdb.state.id",
          "in.memory.state.id",
          "record.cache.id",
          "buffer.id",
          "store.id",
          "topic",
          "topic.name",
          "partition",
          "node.id");

  /** Of a client's or a thread's own: what a graph or an alarm was ever made of. */
  private static final Set<String> KEPT =
      Set.of(
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.thread.process.rate",
          "kafka.stream.thread.process.latency.avg",
          "kafka.stream.thread.process.latency.max",
          "kafka.stream.thread.process.ratio",
          "kafka.stream.thread.process.total",
          "kafka.stream.thread.commit.rate",
          "kafka.stream.thread.commit.latency.avg",
          "kafka.stream.thread.commit.latency.max",
          "kafka.stream.thread.commit.ratio",
          "kafka.stream.thread.commit.total",
          "kafka.stream.thread.poll.ratio",
          "kafka.stream.thread.punctuate.ratio",
          "kafka.stream.thread.punctuate.latency.max",
          "kafka.stream.thread.blocked.time.ns.total",
          "kafka.consumer.fetch.manager.records.lag.max",
          "kafka.consumer.fetch.manager.records.consumed.rate",
          "kafka.consumer.fetch.manager.records.consumed.total",
          "kafka.consumer.fetch.manager.bytes.consumed.total",
          "kafka.consumer.fetch.manager.fetch.latency.avg",
          "kafka.consumer.fetch.manager.fetch.latency.max",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
          "kafka.producer.record.send.rate",
          "kafka.producer.record.send.total",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.record.queue.time.avg",
          "kafka.producer.record.queue.time.max",
          "kafka.producer.request.latency.avg",
          "kafka.producer.request.latency.max",
          "kafka.producer.buffer.available.bytes",
          "kafka.producer.txn.commit.time.ns.total",
          "kafka.producer.txn.abort.time.ns.total",
          "kafka.producer.connection.count",
          "kafka.consumer.connection.count");

  private RoleMetrics() {}

  /** A registry for a role. */
  public static PrometheusMeterRegistry registry(String role) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(filter());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      FunctionTimer.builder(
              "jvm.gc.collection",
              gc,
              GarbageCollectorMXBean::getCollectionCount,
              GarbageCollectorMXBean::getCollectionTime,
              TimeUnit.MILLISECONDS)
          .description("Collections, and the time that they took")
          .tag("gc", gc.getName())
          .register(registry);
    }
    Gauge.builder("wiredesk.build.info", () -> 1)
        .description("What runs here; the value is always 1")
        .tag("role", role)
        .tag("version", version())
        .tag("java", System.getProperty("java.version"))
        .strongReference(true)
        .register(registry);
    return registry;
  }

  private static String version() {
    String version = RoleMetrics.class.getPackage().getImplementationVersion();
    return version == null ? "unpacked" : version;
  }

  private static MeterFilter filter() {
    return new MeterFilter() {
      @Override
      public MeterFilterReply accept(Meter.Id id) {
        boolean kafka = id.getName().startsWith("kafka.");
        return kafka && !kept(id) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
      }

      @Override
      public Meter.Id map(Meter.Id id) {
        String told = id.getDescription();
        return told == null || told.isBlank() ? described(id) : id;
      }
    };
  }

  private static boolean kept(Meter.Id id) {
    return KEPT.contains(id.getName())
        && id.getTags().stream().map(Tag::getKey).noneMatch(DETAILS::contains);
  }

  private static Meter.Id described(Meter.Id id) {
    String told = id.getName().replace('.', ' ');
    return new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), told, id.getType());
  }
}
