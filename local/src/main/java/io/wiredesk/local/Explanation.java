package io.wiredesk.local;

import io.wiredesk.ingest.format.Explained;
import io.wiredesk.ingest.format.Outcome.Parsed;
import io.wiredesk.schemas.WireStory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** How a story was read, as a table for people: one line a field, with the element that gave it. */
final class Explanation {
  private static final int LONGEST_VALUE = 60;

  private Explanation() {}

  static List<String> lines(Path file, Explained explained) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(file, recognised(explained)));
    if (explained.charset() != null) {
      lines.add("  read as " + explained.charset());
    }
    WireStory story = explained.outcome() instanceof Parsed parsed ? parsed.story() : null;
    int field = width(explained.sources().keySet());
    int element = width(explained.sources().values());
    String row = "  %-" + field + "s  %-" + element + "s  %s";
    explained
        .sources()
        .forEach(
            (name, from) ->
                lines.add(row.formatted(name, from, value(story, name)).stripTrailing()));
    return lines;
  }

  private static String recognised(Explained explained) {
    return explained.format() == null
        ? "no format"
        : explained.format() + ", by " + explained.sign();
  }

  private static int width(Iterable<String> column) {
    int width = 1;
    for (String cell : column) {
      width = Math.max(width, cell.length());
    }
    return width;
  }

  private static String value(@Nullable WireStory story, String name) {
    Schema.Field field = WireStory.getClassSchema().getField(name);
    if (story == null || field == null || name.equals("original")) {
      return "";
    }
    String value =
        Objects.toString(story.get(field.pos()), "").replaceAll("\\p{Cntrl}+", " ").strip();
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }
}
