package io.wiredesk.sink.metrics;

import org.jspecify.annotations.Nullable;

/** What is told of each task of each connector: what our sinks count, and what Connect does. */
enum TaskMetric {
  STORED(
      "plugins",
      "records-stored",
      "wiredesk_sink_stored_total",
      "Records whose batch the store has"),
  REJECTED(
      "plugins",
      "records-rejected",
      "wiredesk_sink_rejected_total",
      "Records that went to the dead letters"),
  SKIPPED(
      "plugins",
      "records-skipped",
      "wiredesk_sink_skipped_total",
      "Records that were stored already"),
  STORIES("plugins", "stories-written", "wiredesk_sink_stories_total", "Stories written"),
  COPIES("plugins", "copies-written", "wiredesk_sink_copies_total", "Copies written"),
  KILLS("plugins", "kills-written", "wiredesk_sink_kills_total", "Kills written"),
  FENCED(
      "plugins",
      "fenced",
      "wiredesk_sink_fenced_total",
      "Times that another task had taken a partition"),
  RETRIES(
      "plugins",
      "retries",
      "wiredesk_sink_retries_total",
      "Batches put off because store or registry was away"),
  BATCHES("plugins", "batches", "wiredesk_sink_batches_total", "Batches stored"),
  BATCH_SECONDS(
      "plugins",
      "batch-time-total-ms",
      "wiredesk_sink_batch_seconds_total",
      "Time spent on batches that were stored") {
    @Override
    double scaled(double value) {
      return value / 1000;
    }
  },
  PUT_SECONDS(
      "sink-task-metrics",
      "put-batch-max-time-ms",
      "wiredesk_connect_put_seconds_max",
      "Longest put of the last half minute") {
    @Override
    double scaled(double value) {
      return value / 1000;
    }
  },
  READ(
      "sink-task-metrics",
      "sink-record-read-total",
      "wiredesk_connect_records_read_total",
      "Records that the task has read"),
  ACTIVE(
      "sink-task-metrics",
      "sink-record-active-count",
      "wiredesk_connect_records_active",
      "Records read and not yet committed to Kafka"),
  ERRORS(
      "task-error-metrics",
      "total-record-errors",
      "wiredesk_connect_record_errors_total",
      "Errors in records, as Connect counts them"),
  DEAD_LETTERS(
      "task-error-metrics",
      "deadletterqueue-produce-requests",
      "wiredesk_connect_dead_letters_total",
      "Writes to the dead letters"),
  LOST_LETTERS(
      "task-error-metrics",
      "deadletterqueue-produce-failures",
      "wiredesk_connect_dead_letter_failures_total",
      "Writes to the dead letters that failed"),
  RUNNING(
      "connector-task-metrics",
      "status",
      "wiredesk_connect_task_running",
      "1 where the task runs") {
    @Override
    Double value(@Nullable Object told) {
      return "running".equals(told) ? 1.0 : 0.0;
    }
  },
  FAILED(
      "connector-task-metrics",
      "status",
      "wiredesk_connect_task_failed",
      "1 where the task has failed and does nothing more") {
    @Override
    Double value(@Nullable Object told) {
      return "failed".equals(told) ? 1.0 : 0.0;
    }
  };

  private final String group;
  private final String attribute;
  private final String metric;
  private final String help;

  TaskMetric(String group, String attribute, String metric, String help) {
    this.group = group;
    this.attribute = attribute;
    this.metric = metric;
    this.help = help;
  }

  /** The {@code type} of Connect's MBean. */
  String group() {
    return group;
  }

  String attribute() {
    return attribute;
  }

  String metric() {
    return metric;
  }

  String help() {
    return help;
  }

  String type() {
    return metric.endsWith("_total") ? "counter" : "gauge";
  }

  /** Null where the bean tells no number. */
  @Nullable Double value(@Nullable Object told) {
    return told instanceof Number number && Double.isFinite(number.doubleValue())
        ? (Double) scaled(number.doubleValue())
        : null;
  }

  double scaled(double value) {
    return value;
  }
}
