package io.wiredesk.cli.archive;

import io.wiredesk.cli.terminal.TextWidth;
import io.wiredesk.ingest.format.ExplainedOutcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.monitor.output.TextTable;
import io.wiredesk.schemas.WireStory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** How a message was read, as a table for people: one line a field, with what gave it. */
final class ParseExplanation {
  private static final int LONGEST_VALUE = 72;
  private static final int LONGEST_ELEMENT = 60;

  /** Not read from the message, so nothing to explain. */
  private static final Set<String> OURS =
      Set.of(
          "feed",
          "transport",
          "format",
          "fileName",
          "receivedAt",
          "charset",
          "original",
          "originalSha256");

  private ParseExplanation() {}

  /** All items of one file. */
  static List<String> lines(Path file, List<ExplainedOutcome> items) {
    ExplainedOutcome first = items.get(0);
    List<String> lines = new ArrayList<>();
    lines.add(file + ": " + recognised(first));
    if (first.charset() != null) {
      lines.add("  " + first.charset());
    }
    for (int i = 0; i < items.size(); i++) {
      lines.add("");
      if (items.size() > 1) {
        lines.add("  item " + (i + 1) + " of " + items.size());
      }
      lines.addAll(item(items.get(i)));
    }
    lines.add("");
    return lines;
  }

  private static String recognised(ExplainedOutcome explained) {
    return explained.format() == null
        ? "no format recognises it"
        : explained.format() + ", told by " + explained.sign();
  }

  private static List<String> item(ExplainedOutcome explained) {
    List<String> lines = new ArrayList<>();
    if (explained.outcome() instanceof NotAStory not) {
      lines.add("  rejected, " + not.code().name() + ": " + not.reason());
    }
    WireStory story = explained.outcome() instanceof Parsed parsed ? parsed.story() : null;
    Map<String, String> sources = new LinkedHashMap<>(explained.sources());
    sources.keySet().removeAll(OURS);
    if (!sources.isEmpty()) {
      TextTable table = new TextTable(List.of("FIELD", "FROM", "VALUE"), List.of());
      sources.forEach(
          (field, element) -> table.row(field, shortened(element), value(story, field)));
      table.toString().lines().forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /** The end of a path says more than its beginning. */
  private static String shortened(String element) {
    return element.length() <= LONGEST_ELEMENT
        ? element
        : "…" + element.substring(element.length() - LONGEST_ELEMENT + 1);
  }

  private static String value(@Nullable WireStory story, String name) {
    Schema.Field field = WireStory.getClassSchema().getField(name);
    if (story == null || field == null) {
      return "";
    }
    String value = words(story.get(field.pos())).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return TextWidth.cut(value, LONGEST_VALUE);
  }

  /** A record by what it holds, a list by its elements. */
  private static String words(@Nullable Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(ParseExplanation::words).collect(Collectors.joining(", "));
    }
    if (value instanceof IndexedRecord parts) {
      return parts.getSchema().getFields().stream()
          .map(f -> words(parts.get(f.pos())))
          .filter(w -> !w.isEmpty())
          .distinct()
          .collect(Collectors.joining(" "));
    }
    return Objects.toString(value, "");
  }
}
