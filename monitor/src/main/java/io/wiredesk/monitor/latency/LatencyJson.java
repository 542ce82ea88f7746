package io.wiredesk.monitor.latency;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.lag.LagJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@code /api/v1/latency} gives. */
public final class LatencyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private LatencyJson() {}

  public static ObjectNode of(LatencyTracker book, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.put("at", now.toString());
    json.put("windowSeconds", LatencyWindow.SLOT.toSeconds() * LatencyWindow.SLOTS);
    json.put("skewed", book.meters().skewed());
    json.put("skipped", book.meters().skipped());
    ObjectNode all = book.read(false, set -> set(set, now));
    json.setAll(all);
    json.set("kills", book.read(true, set -> set(set, now)));
    return json;
  }

  /** Percentiles of all feeds by stage, without histograms. */
  public static ObjectNode summary(LatencyTracker book, Instant now) {
    return book.read(
        false,
        set -> {
          ObjectNode json = JSON.objectNode();
          for (LatencyStage stage : LatencyStage.values()) {
            json.set(stage.label(), percentiles(set.hour(null, stage, now)));
          }
          return json;
        });
  }

  public static ObjectNode series(
      LatencyTracker book, LatencyStage stage, @Nullable String feed, boolean kills, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.put("at", now.toString());
    json.put("stage", stage.label());
    json.put("feed", feed);
    json.put("slotSeconds", LatencyWindow.SLOT.toSeconds());
    ArrayNode slots = json.putArray("slots");
    long running = now.getEpochSecond() - now.getEpochSecond() % LatencyWindow.SLOT.toSeconds();
    book.read(
        kills,
        set -> {
          for (int ago = LatencyWindow.SLOTS - 1; ago >= 0; ago--) {
            ObjectNode slot = percentiles(set.minute(feed, stage, now, ago));
            long start = running - ago * LatencyWindow.SLOT.toSeconds();
            slots.add(slot.put("at", Instant.ofEpochSecond(start).toString()));
          }
          return slots;
        });
    return json;
  }

  private static ObjectNode set(FeedLatencies set, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.set("all", stages(set, null, now));
    ArrayNode feeds = json.putArray("feeds");
    for (String feed : set.feeds()) {
      feeds.addObject().put("feed", feed).set("stages", stages(set, feed, now));
    }
    return json;
  }

  private static ObjectNode stages(FeedLatencies set, @Nullable String feed, Instant now) {
    ObjectNode json = JSON.objectNode();
    for (LatencyStage stage : LatencyStage.values()) {
      LatencyHistogram hour = set.hour(feed, stage, now);
      ObjectNode percentiles = percentiles(hour);
      ArrayNode histogram = percentiles.putArray("histogram");
      hour.buckets().forEach(b -> histogram.addObject().put("le", b.le()).put("count", b.count()));
      json.set(stage.label(), percentiles);
    }
    return json;
  }

  private static ObjectNode percentiles(LatencyHistogram histogram) {
    ObjectNode json = JSON.objectNode();
    json.put("count", histogram.count());
    LagJson.put(json, "p50", histogram.quantile(0.50));
    LagJson.put(json, "p95", histogram.quantile(0.95));
    LagJson.put(json, "p99", histogram.quantile(0.99));
    LagJson.put(json, "max", histogram.max());
    return json;
  }
}
