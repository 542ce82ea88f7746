package io.wiredesk.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Feeds for people and for programs, as {@code wiredesk feeds} prints them. */
public final class FeedTable {
  private FeedTable() {}

  public static String render(FeedReport report) {
    TextTable table = new TextTable(List.of("FEED", "LAST", "MESSAGES", "REJECTED"), List.of(2, 3));
    for (FeedCount feed : report.feeds()) {
      table.row(
          feed.feed(),
          feed.last().map(last -> LagTable.duration(age(last, report.at())) + " ago").orElse("-"),
          Long.toString(feed.messages()),
          Long.toString(feed.rejected()));
    }
    return table.toString();
  }

  public static String toJson(FeedReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", report.at().toString());
    json.put("since", report.since().toString());
    json.put("complete", report.complete());
    json.set("feeds", feeds(report));
    return json.toPrettyString();
  }

  static ArrayNode feeds(FeedReport report) {
    ArrayNode feeds = JsonNodeFactory.instance.arrayNode();
    for (FeedCount feed : report.feeds()) {
      ObjectNode json = feeds.addObject();
      json.put("feed", feed.feed());
      json.put("last", feed.last().map(Instant::toString).orElse(null));
      json.put(
          "lastSeconds",
          feed.last().map(last -> age(last, report.at()).toMillis() / 1000.0).orElse(null));
      json.put("messages", feed.messages());
      json.put("rejected", feed.rejected());
    }
    return feeds;
  }

  private static Duration age(Instant last, Instant now) {
    Duration age = Duration.between(last, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
