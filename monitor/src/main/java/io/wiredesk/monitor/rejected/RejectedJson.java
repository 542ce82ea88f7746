package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.output.HexDump;
import io.wiredesk.monitor.output.TextPreview;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What {@code /api/v1/rejected} and {@code wiredesk rejected --json} give. */
public final class RejectedJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TEXT_BYTES = 64 * 1024;
  private static final int HEX_BYTES = 4 * 1024;
  private static final int HEADER_BYTES = 4 * 1024;

  private RejectedJson() {}

  /**
   * A page.
   *
   * @param matching all that match, newest first
   * @param after the last of the page before; null for the first
   */
  public static ObjectNode page(
      List<RejectedView> matching,
      @Nullable RejectedCursor after,
      int limit,
      long notListed,
      boolean complete,
      Instant now) {
    List<RejectedView> rest =
        matching.stream().filter(view -> after == null || after.isBefore(view.entry())).toList();
    List<RejectedView> page = rest.stream().limit(limit).toList();
    ObjectNode json = JSON.objectNode();
    json.put("at", now.toString());
    json.put("complete", complete);
    json.put("total", matching.size());
    json.put("notListed", notListed);
    json.put(
        "next",
        rest.size() > page.size()
            ? RejectedCursor.of(page.get(page.size() - 1).entry()).toString()
            : null);
    ArrayNode items = json.putArray("items");
    page.forEach(view -> items.add(of(view)));
    ObjectNode facets = json.putObject("facets");
    facet(facets.putArray("feed"), matching, view -> view.entry().feed());
    facet(facets.putArray("stage"), matching, view -> view.entry().stage());
    facet(facets.putArray("code"), matching, view -> view.entry().code());
    facet(facets.putArray("status"), matching, view -> view.status().label());
    return json;
  }

  static ObjectNode of(RejectedActions.Detail detail) {
    ObjectNode json = of(detail.view());
    json.put("key", text(detail.record().key()));
    ArrayNode headers = json.putArray("headers");
    for (Header header : detail.record().headers()) {
      headers.addObject().put("key", header.key()).put("value", text(header.value()));
    }
    TextPreview text = TextPreview.of(detail.bytes(), TEXT_BYTES);
    json.put("text", text.text());
    json.put("textCharset", text.charset().name());
    json.put("textTruncated", text.truncated());
    json.put("hex", HexDump.of(detail.bytes(), HEX_BYTES));
    json.put("hexTruncated", detail.bytes().length > HEX_BYTES);
    return json;
  }

  static ObjectNode done(List<RejectedActions.Result> results, long remaining, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.put("at", now.toString());
    json.put("remaining", remaining);
    ArrayNode array = json.putArray("results");
    for (RejectedActions.Result result : results) {
      ObjectNode one = array.addObject();
      one.put("id", result.place().toString());
      one.put("outcome", result.outcome().label());
      one.put("detail", result.detail());
      one.put("again", result.again() == null ? null : result.again().toString());
    }
    return json;
  }

  private static ObjectNode of(RejectedView view) {
    RejectedEntry entry = view.entry();
    ObjectNode json = JSON.objectNode();
    json.put("id", entry.place().toString());
    json.put("topic", entry.place().topic());
    json.put("partition", entry.place().partition());
    json.put("offset", entry.place().offset());
    json.put("at", entry.at().toString());
    json.put("feed", entry.feed());
    json.put("stage", entry.stage());
    json.put("code", entry.code());
    json.put("reason", entry.reason());
    json.put("storyId", entry.storyId());
    json.put("transport", entry.transport());
    json.put("contentType", entry.contentType());
    json.put("fileName", entry.fileName());
    json.put("bytes", entry.bytes());
    json.put("sha256", entry.sha256());
    RecordCoordinate source = entry.source();
    if (source == null) {
      json.putNull("source");
    } else {
      json.putObject("source")
          .put("topic", source.topic())
          .put("partition", source.partition())
          .put("offset", source.offset());
    }
    json.put("status", view.status().label());
    json.put("replayVia", entry.via().map(ReplayVia::label).orElse(null));
    json.put("replayOf", view.replayOf() == null ? null : view.replayOf().toString());
    RejectedView.Decision decision = view.decision();
    if (decision == null) {
      json.putNull("decision");
    } else {
      json.putObject("decision")
          .put("action", decision.discarded() ? "discarded" : "replayed")
          .put("at", decision.at().toString())
          .put("text", decision.text())
          .put("again", view.again() == null ? null : view.again().toString());
    }
    return json;
  }

  private static void facet(
      ArrayNode array, List<RejectedView> views, Function<RejectedView, String> value) {
    Map<String, Long> counts = new HashMap<>();
    views.forEach(view -> counts.merge(value.apply(view), 1L, Long::sum));
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> array.addObject().put("value", e.getKey()).put("count", e.getValue()));
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : TextPreview.of(bytes, HEADER_BYTES).text();
  }
}
