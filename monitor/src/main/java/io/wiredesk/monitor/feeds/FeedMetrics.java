package io.wiredesk.monitor.feeds;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.wiredesk.monitor.output.Gauges;
import java.util.Map;

/** Gauges of the feeds, and of how fast the topics grow. */
public final class FeedMetrics {
  private final Gauges gauges;
  private final Gauges.Rows topicRate;
  private final Gauges.Rows messages;
  private final Gauges.Rows duplicates;
  private final Gauges.Rows resends;
  private final Gauges.Rows gaps;
  private final Gauges.Rows rejected;
  private final Gauges.Rows last;
  private final Gauges.Rows silent;
  private final Gauges.Rows expected;

  public FeedMetrics(MeterRegistry registry) {
    gauges = new Gauges(registry);
    topicRate = gauges.of("wiredesk.topic.records.per.second", "Records written, last ten seconds");
    messages = gauges.of("wiredesk.feed.messages", "Messages accepted since the count began");
    duplicates = gauges.of("wiredesk.feed.duplicates", "Copies of other stories, by relation");
    resends = gauges.of("wiredesk.feed.resends", "Messages that repeated an earlier one");
    gaps = gauges.of("wiredesk.feed.sequence.gaps", "Gaps in the feed's own numbering");
    rejected = gauges.of("wiredesk.feed.rejected", "Messages rejected, by stage and code");
    last = gauges.of("wiredesk.feed.last.message.timestamp.seconds", "When the last one came");
    silent = gauges.of("wiredesk.feed.silent", "1 while the feed is silent");
    expected =
        gauges.of(
            "wiredesk.feed.expected.interval.seconds",
            "Usual seconds between two messages at this hour");
  }

  /**
   * Shows what was counted.
   *
   * @param rates records per second, by topic
   */
  public void update(FeedReport report, Map<String, Double> rates) {
    rates.forEach((topic, rate) -> topicRate.add(Tags.of("topic", topic), rate));
    report.feeds().forEach(this::update);
    gauges.publish();
  }

  private void update(FeedCount feed) {
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
