package io.wiredesk.monitor.feeds;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came through each feed.
 *
 * @param since counted from then on
 * @param complete whether all that was there has been read
 * @param missing what the feeds' rhythm was learned without
 * @param feeds by name
 */
public record FeedReport(
    Instant since, Instant at, boolean complete, Optional<String> missing, List<FeedCount> feeds) {
  public FeedReport {
    feeds = feeds.stream().sorted(Comparator.comparing(FeedCount::feed)).toList();
  }
}
