package io.wiredesk.monitor.trace;

import io.wiredesk.monitor.output.DurationText;
import io.wiredesk.monitor.output.TextTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A trace for people, a table a message, as {@code wiredesk trace} prints it. */
final class TraceTable {
  private static final List<String> HEADER = List.of("TIME (UTC)", "AFTER", "STEP", "", "RECORD");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST = 100;

  private TraceTable() {}

  static String render(StoryTrace trace) {
    StringBuilder text = new StringBuilder();
    text.append(TextTable.plain(trace.storyId()));
    trace.title().ifPresent(title -> text.append("  ").append(TextTable.plain(title)));
    text.append('\n');
    if (trace.left() > 0) {
      text.append(String.format(Locale.ROOT, "%d older messages are left out%n", trace.left()));
    }
    trace.messages().forEach(message -> text.append('\n').append(render(message)));
    trace.problems().forEach(p -> text.append("! ").append(TextTable.plain(p)).append('\n'));
    return text.toString();
  }

  private static String render(StoryTrace.Message message) {
    String head =
        message.message().orElse("a message that is not on wire.raw")
            + message.feed().map(feed -> " · feed " + feed).orElse("")
            + message.traceId().map(id -> " · trace " + id).orElse("");
    TextTable table = new TextTable(HEADER, List.of(1));
    for (StoryTrace.Step step : message.steps()) {
      table.row(
          time(step.at()),
          after(step.seconds()),
          step.step().label(),
          cut(step.text()),
          step.place() == null ? "" : step.place());
    }
    return TextTable.plain(head)
        + "\n"
        + table
        + readers("read by", message, true)
        + readers("not read yet by", message, false)
        + message.heldUp().map(why -> "held up: " + TextTable.plain(why) + "\n").orElse("");
  }

  private static String readers(String what, StoryTrace.Message message, boolean read) {
    String names =
        message.readers().stream()
            .filter(reader -> reader.read() == read)
            .map(TraceTable::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : what + ": " + TextTable.plain(names) + "\n";
  }

  private static String name(StoryTrace.Reader reader) {
    return reader.read() || reader.before() == 0
        ? reader.group()
        : String.format(Locale.ROOT, "%s (%d offsets before it)", reader.group(), reader.before());
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "-" : TIME.format(at);
  }

  private static String after(OptionalDouble seconds) {
    if (seconds.isEmpty()) {
      return "";
    }
    return seconds.getAsDouble() < 1
        ? String.format(Locale.ROOT, "%d ms", Math.round(1000 * seconds.getAsDouble()))
        : DurationText.of(seconds);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
