package io.wiredesk.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.wiredesk.monitor.console.PipelineState;
import io.wiredesk.monitor.feeds.FeedCount;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedState;
import io.wiredesk.monitor.reconcile.Fate;
import io.wiredesk.monitor.reconcile.LiveReconciliation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Gauges of feeds, of the sum of all messages and of rejected copy. What is not known is absent,
 * never a stale or invented value.
 */
final class PipelineMetrics {
  private final MultiGauge topicRate;
  private final MultiGauge feedMessages;
  private final MultiGauge feedDuplicates;
  private final MultiGauge feedResends;
  private final MultiGauge feedGaps;
  private final MultiGauge feedRejected;
  private final MultiGauge feedLast;
  private final MultiGauge feedSilent;
  private final MultiGauge feedExpected;
  private final MultiGauge messages;
  private final MultiGauge oldest;
  private final MultiGauge doubled;
  private final MultiGauge rejected;

  PipelineMetrics(MeterRegistry registry) {
    topicRate =
        gauge(registry, "wiredesk.topic.records.per.second", "Records written, last ten seconds");
    feedMessages =
        gauge(registry, "wiredesk.feed.messages", "Messages accepted since the count began");
    feedDuplicates =
        gauge(registry, "wiredesk.feed.duplicates", "Copies of other stories, by relation");
    feedResends = gauge(registry, "wiredesk.feed.resends", "Messages that repeated an earlier one");
    feedGaps = gauge(registry, "wiredesk.feed.sequence.gaps", "Gaps in the feed's own numbering");
    feedRejected =
        gauge(registry, "wiredesk.feed.rejected", "Messages rejected, by stage and code");
    feedLast =
        gauge(registry, "wiredesk.feed.last.message.timestamp.seconds", "When the last one came");
    feedSilent = gauge(registry, "wiredesk.feed.silent", "1 while the feed is silent");
    feedExpected =
        gauge(
            registry,
            "wiredesk.feed.expected.interval.seconds",
            "Usual seconds between two messages at this hour");
    messages =
        gauge(
            registry,
            "wiredesk.messages",
            "Messages on wire.raw by fate; unaccounted ones are on their way or lost");
    oldest =
        gauge(
            registry,
            "wiredesk.messages.unaccounted.oldest.seconds",
            "How long the oldest unaccounted message has been so; 0 for none");
    doubled = gauge(registry, "wiredesk.messages.doubled", "Messages stored twice");
    rejected = gauge(registry, "wiredesk.rejected", "Rejected copy by what was done about it");
  }

  void update(FeedReport feeds, PipelineState books) {
    List<Row<?>> rates = new ArrayList<>();
    books.feeds().rates().forEach((topic, rate) -> rates.add(row(Tags.of("topic", topic), rate)));
    register(topicRate, rates);
    update(feeds);
    LiveReconciliation.State state = books.reconcileState();
    if (state.complete()) {
      update(state);
    }
    List<Row<?>> statuses = new ArrayList<>();
    books
        .rejected()
        .counts()
        .forEach((status, n) -> statuses.add(row(Tags.of("status", status.label()), n)));
    register(rejected, statuses);
  }

  private void update(FeedReport report) {
    register(feedMessages, each(report, FeedCount::messages));
    register(feedResends, each(report, FeedCount::resends));
    register(feedGaps, each(report, FeedCount::sequenceGaps));
    register(feedSilent, each(report, f -> f.state() == FeedState.SILENT ? 1 : 0));
    List<Row<?>> last = new ArrayList<>();
    List<Row<?>> expected = new ArrayList<>();
    List<Row<?>> duplicates = new ArrayList<>();
    List<Row<?>> rejections = new ArrayList<>();
    for (FeedCount feed : report.feeds()) {
      Tags tags = Tags.of("feed", feed.feed());
      feed.last().ifPresent(at -> last.add(row(tags, at.toEpochMilli() / 1000.0)));
      feed.intervalSeconds().ifPresent(seconds -> expected.add(row(tags, seconds)));
      feed.duplicates()
          .forEach((relation, n) -> duplicates.add(row(tags.and("relation", relation), n)));
      feed.rejected()
          .forEach(
              (why, n) ->
                  rejections.add(row(tags.and("stage", why.stage()).and("code", why.code()), n)));
    }
    register(feedLast, last);
    register(feedExpected, expected);
    register(feedDuplicates, duplicates);
    register(feedRejected, rejections);
  }

  private void update(LiveReconciliation.State state) {
    List<Row<?>> fates = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      fates.add(
          row(Tags.of("fate", fate.name().toLowerCase(Locale.ROOT)), state.sum().count(fate)));
    }
    register(messages, fates);
    Duration since = state.oldest();
    register(oldest, List.of(row(Tags.empty(), since == null ? 0 : since.toMillis() / 1000.0)));
    register(doubled, List.of(row(Tags.empty(), state.sum().doubledCount())));
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private static void register(MultiGauge gauge, List<Row<?>> rows) {
    gauge.register(rows, true);
  }

  private static List<Row<?>> each(FeedReport report, Function<FeedCount, Number> value) {
    List<Row<?>> rows = new ArrayList<>();
    report.feeds().forEach(f -> rows.add(row(Tags.of("feed", f.feed()), value.apply(f))));
    return rows;
  }

  private static Row<?> row(Tags tags, Number value) {
    return Row.of(tags, value);
  }
}
