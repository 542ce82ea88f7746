package io.wiredesk.monitor.feeds;

import io.micrometer.core.instrument.Tags;
import io.wiredesk.service.MetricsPage;
import java.util.Map;

/** What the feeds sent, and how fast the topics grow, as metrics. */
public final class FeedMetrics {
  private final MetricsPage.Numbers topicRate;
  private final MetricsPage.Numbers messages;
  private final MetricsPage.Numbers duplicates;
  private final MetricsPage.Numbers resends;
  private final MetricsPage.Numbers gaps;
  private final MetricsPage.Numbers rejected;
  private final MetricsPage.Numbers last;
  private final MetricsPage.Numbers silent;
  private final MetricsPage.Numbers expected;

  private FeedMetrics(MetricsPage page) {
    topicRate =
        page.gauge("wiredesk.topic.records.per.second", "Records written, last ten seconds");
    messages = page.counter("wiredesk.feed.messages", "Messages accepted");
    duplicates = page.counter("wiredesk.feed.duplicates", "Copies of other stories, by relation");
    resends = page.counter("wiredesk.feed.resends", "Messages that repeated an earlier one");
    gaps = page.counter("wiredesk.feed.sequence.gaps", "Gaps in the feed's own numbering");
    rejected = page.counter("wiredesk.feed.rejected", "Messages rejected, by stage and code");
    last = page.gauge("wiredesk.feed.last.message.timestamp.seconds", "When the last one came");
    silent = page.gauge("wiredesk.feed.silent", "1 while the feed is silent");
    expected =
        page.gauge(
            "wiredesk.feed.expected.interval.seconds",
            "Usual seconds between two messages at this hour");
  }

  /**
   * Writes what was counted. The counts begin anew with the monitor, some days back.
   *
   * @param rates records per second, by topic
   */
  public static void write(FeedReport report, Map<String, Double> rates, MetricsPage page) {
    FeedMetrics metrics = new FeedMetrics(page);
    rates.forEach((topic, rate) -> metrics.topicRate.add(Tags.of("topic", topic), rate));
    report.feeds().forEach(metrics::feed);
  }

  private void feed(FeedCount feed) {
    Tags tags = Tags.of("feed", feed.feed());
    messages.add(tags, feed.messages());
    resends.add(tags, feed.resends());
    gaps.add(tags, feed.sequenceGaps());
    silent.add(tags, feed.state() == FeedState.SILENT ? 1 : 0);
    feed.last().ifPresent(at -> last.add(tags, at.toEpochMilli() / 1000.0));
    expected.add(tags, feed.intervalSeconds());
    feed.duplicates().forEach((relation, n) -> duplicates.add(tags.and("relation", relation), n));
    feed.rejected()
        .forEach(
            (why, n) -> rejected.add(tags.and("stage", why.stage()).and("code", why.code()), n));
  }
}
