package io.wiredesk.sink.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the task counts, shown by the worker (KIP-877) as {@code kafka.connect:type=plugins,…}.
 * Every record of a committed batch is counted once: {@code records-stored + records-rejected +
 * records-skipped} is what the task has taken in.
 */
public final class SinkMeters implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SinkMeters.class);

  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong stories = new AtomicLong();
  private final AtomicLong copies = new AtomicLong();
  private final AtomicLong kills = new AtomicLong();
  private final AtomicLong fenced = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong batchMillis = new AtomicLong();
  private final AtomicLong lastBatchMillis = new AtomicLong();

  private final @Nullable PluginMetrics metrics;
  private final List<MetricName> registered = new ArrayList<>();

  public SinkMeters(SinkTaskContext context) {
    this.metrics = offeredBy(context);
    show("records-stored", "records whose batch is committed", stored);
    show("records-rejected", "records handed to the dead-letter queue", rejected);
    show("records-skipped", "records that were stored already", skipped);
    show("stories-written", "stories written", stories);
    show("copies-written", "copies written", copies);
    show("kills-written", "kill records written", kills);
    show("fenced", "times that another task had taken a partition", fenced);
    show("retries", "batches put off because the store or the registry was away", retries);
    show("batches", "batches committed", batches);
    show("batch-time-total-ms", "time spent on committed batches", batchMillis);
    show("batch-time-last-ms", "time spent on the last committed batch", lastBatchMillis);
  }

  /** Workers before 4.1 do not have it. */
  private static @Nullable PluginMetrics offeredBy(SinkTaskContext context) {
    try {
      return context.pluginMetrics();
    } catch (NoSuchMethodError e) {
      log.info("this Connect worker takes no plugin metrics");
      return null;
    }
  }

  private void show(String name, String description, AtomicLong value) {
    if (metrics != null) {
      MetricName metric = metrics.metricName(name, description, new LinkedHashMap<>());
      metrics.addMetric(metric, (Gauge<Long>) (config, now) -> value.get());
      registered.add(metric);
    }
  }

  /** Records that were stored already. */
  public void skipped(int records) {
    skipped.addAndGet(records);
  }

  /** Another task had taken a partition. */
  public void fenced() {
    fenced.incrementAndGet();
  }

  /** A batch was put off. */
  public void retried() {
    retries.incrementAndGet();
  }

  /**
   * A batch is committed.
   *
   * @param records of the batch, whatever became of them
   * @param refused those of them that went to the dead-letter queue
   */
  public void committed(int records, int refused, WrittenCounts written, Duration took) {
    stored.addAndGet(records - refused);
    rejected.addAndGet(refused);
    stories.addAndGet(written.stories());
    copies.addAndGet(written.copies());
    kills.addAndGet(written.kills());
    batches.incrementAndGet();
    batchMillis.addAndGet(took.toMillis());
    lastBatchMillis.set(took.toMillis());
  }

  @Override
  public void close() {
    if (metrics != null) {
      registered.forEach(metrics::removeMetric);
      registered.clear();
    }
  }
}
