package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.output.DurationText;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.output.TextTable;
import java.util.List;

/** Feeds for people and for programs, as {@code wiredesk feeds} prints them. */
public final class FeedTable {
  private static final List<String> COLUMNS =
      List.of(
          "FEED",
          "STATE",
          "LAST",
          "USUAL",
          "HOUR",
          "MESSAGES",
          "RESENT",
          "COPIES",
          "REJECTED",
          "GAPS");

  private FeedTable() {}

  public static String render(FeedReport report) {
    TextTable table = new TextTable(COLUMNS, List.of(4, 5, 6, 7, 8, 9));
    for (FeedCount feed : report.feeds()) {
      table.row(
          feed.feed(),
          feed.state().label(),
          feed.last().isEmpty() ? "-" : DurationText.of(feed.lastSeconds()) + " ago",
          usual(feed),
          Long.toString(feed.lastHour()),
          Long.toString(feed.messages()),
          Long.toString(feed.resends()),
          Long.toString(feed.duplicateCount()),
          Long.toString(feed.rejectedCount()),
          Long.toString(feed.sequenceGaps()));
    }
    String missing = report.missing().map(what -> "! rhythm: " + what + "\n").orElse("");
    return table + missing;
  }

  public static String toJson(FeedReport report) {
    return Json.pretty(report);
  }

  /** What is usual at this hour; with an asterisk where the configuration says it. */
  private static String usual(FeedCount feed) {
    return DurationText.of(feed.intervalSeconds())
        + (feed.expectation() == FeedCount.Expectation.CONFIGURED ? " *" : "");
  }
}
