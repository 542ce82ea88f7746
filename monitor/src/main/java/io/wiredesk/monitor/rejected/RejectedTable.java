package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.output.HexDump;
import io.wiredesk.monitor.output.TextPreview;
import io.wiredesk.monitor.output.TextTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Rejected copy for people, as {@code wiredesk rejected} prints it. */
final class RejectedTable {
  private static final List<String> COLUMNS =
      List.of("ID", "AT", "FEED", "STAGE", "CODE", "STATUS", "BYTES", "REASON");
  private static final int REASON = 80;
  private static final int TEXT_BYTES = 4 * 1024;
  private static final int HEX_BYTES = 512;

  private RejectedTable() {}

  static String list(List<RejectedView> matching, int limit, long notListed) {
    TextTable table = new TextTable(COLUMNS, List.of(6));
    for (RejectedView view : matching.subList(0, Math.min(limit, matching.size()))) {
      RejectedEntry entry = view.entry();
      table.row(
          entry.place().toString(),
          entry.at().toString(),
          entry.feed(),
          entry.stage(),
          entry.code(),
          view.status().label(),
          Integer.toString(entry.bytes()),
          shortened(entry.reason()));
    }
    String more =
        matching.size() > limit
            ? String.format(Locale.ROOT, "%d of %d\n", limit, matching.size())
            : "";
    String older =
        notListed > 0
            ? String.format(
                Locale.ROOT, "%d older ones are on the topic, not in the list\n", notListed)
            : "";
    return table + more + older;
  }

  static String one(RejectedDetail detail) {
    RejectedEntry entry = detail.entry();
    StringBuilder text = new StringBuilder();
    line(text, "id", entry.place());
    line(text, "at", entry.at());
    line(text, "feed", entry.feed());
    line(text, "stage", entry.stage());
    line(text, "code", entry.code());
    line(text, "reason", entry.reason());
    line(text, "story", entry.storyId());
    line(text, "transport", entry.transport());
    line(text, "content type", entry.contentType());
    line(text, "file", entry.fileName());
    line(text, "source", entry.source());
    line(text, "status", detail.view().status().label());
    RejectedView.Decision decision = detail.view().decision();
    line(text, "decision", decision == null ? null : decision.at() + " " + decision.text());
    line(text, "again as", detail.view().again());
    line(text, "replay of", detail.view().replayOf());
    for (Header header : detail.record().headers()) {
      byte[] value = header.value();
      line(
          text,
          "header " + header.key(),
          value == null ? null : new String(value, StandardCharsets.UTF_8));
    }
    line(text, "bytes", detail.bytes().length);
    TextPreview preview = TextPreview.of(detail.bytes(), TEXT_BYTES);
    text.append('\n').append(lines(preview.text()));
    text.append(preview.truncated() ? "\n…\n\n" : "\n\n");
    return text.append(HexDump.of(detail.bytes(), HEX_BYTES)).toString();
  }

  static String line(ActionResult result) {
    return "%s  %s  %s"
        .formatted(result.place(), result.outcome().label(), TextTable.plain(result.detail()));
  }

  private static void line(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append("%-14s %s\n".formatted(name, TextTable.plain(value.toString())));
    }
  }

  /** A terminal must not act on what a feed sent: no control characters but the line break. */
  private static String lines(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "·");
  }

  private static String shortened(String reason) {
    return reason.length() <= REASON ? reason : reason.substring(0, REASON - 1) + "…";
  }
}
