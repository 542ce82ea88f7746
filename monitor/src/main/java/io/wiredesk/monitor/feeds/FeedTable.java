package io.wiredesk.monitor.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.lag.LagJson;
import io.wiredesk.monitor.lag.LagTable;
import io.wiredesk.monitor.output.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

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
          feed.last().map(last -> LagTable.duration(age(last, report.at())) + " ago").orElse("-"),
          usual(feed),
          Long.toString(feed.lastHour()),
          Long.toString(feed.messages()),
          Long.toString(feed.resends()),
          Long.toString(feed.duplicateCount()),
          Long.toString(feed.rejectedCount()),
          Long.toString(feed.sequenceGaps()));
    }
    return table.toString();
  }

  public static String toJson(FeedReport report) {
    return json(report).toPrettyString();
  }

  public static ObjectNode json(FeedReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", report.at().toString());
    json.put("since", report.since().toString());
    json.put("complete", report.complete());
    json.set("feeds", feeds(report));
    return json;
  }

  public static ArrayNode feeds(FeedReport report) {
    ArrayNode feeds = JsonNodeFactory.instance.arrayNode();
    report.feeds().forEach(feed -> feeds.add(of(feed, report.at())));
    return feeds;
  }

  private static ObjectNode of(FeedCount feed, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("feed", feed.feed());
    json.put("state", feed.state().label());
    json.put("last", feed.last().map(Instant::toString).orElse(null));
    json.put("lastSeconds", feed.last().map(last -> seconds(age(last, now))).orElse(null));
    json.put("messages", feed.messages());
    json.put("perSecond", feed.perSecond());
    json.put("lastHour", feed.lastHour());
    ObjectNode expected = json.putObject("expected");
    expected.put("source", feed.expectation().name().toLowerCase(Locale.ROOT));
    LagJson.put(expected, "intervalSeconds", feed.intervalSeconds());
    expected.put("silentAt", feed.silentAt().map(Instant::toString).orElse(null));
    json.put("silentSince", feed.silentSince().map(Instant::toString).orElse(null));
    json.put("sequenceGaps", feed.sequenceGaps());
    json.put("resends", feed.resends());
    json.put("duplicates", feed.duplicateCount());
    ObjectNode relations = json.putObject("duplicatesByRelation");
    feed.duplicates().forEach(relations::put);
    json.put("rejected", feed.rejectedCount());
    ArrayNode reasons = json.putArray("rejectedByReason");
    feed.rejected()
        .forEach(
            (reason, count) ->
                reasons
                    .addObject()
                    .put("stage", reason.stage())
                    .put("code", reason.code())
                    .put("count", count));
    return json;
  }

  /** What is usual at this hour; with an asterisk where the configuration says it. */
  private static String usual(FeedCount feed) {
    if (feed.intervalSeconds().isEmpty()) {
      return "-";
    }
    Duration interval = Duration.ofMillis(Math.round(feed.intervalSeconds().getAsDouble() * 1000));
    return LagTable.duration(interval)
        + (feed.expectation() == FeedCount.Expectation.CONFIGURED ? " *" : "");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Duration age(Instant last, Instant now) {
    Duration age = Duration.between(last, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
