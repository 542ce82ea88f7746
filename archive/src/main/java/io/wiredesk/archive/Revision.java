package io.wiredesk.archive;

import java.util.List;
import java.util.Objects;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** What a row says of its revision, without its text. */
record Revision(String storyId, String lane, int number, String order, boolean current, Fate fate) {
  /** What became of the revision, as its own row knows. */
  enum Fate {
    USABLE,
    /** It came without text, as a kill covered it. */
    COVERED,
    KILL
  }

  static final List<String> COLUMNS =
      List.of(
          "story_id", "lane", "revision_number", "order_key", "current", "pub_status", "killed_at");

  static Revision of(Record row) {
    return new Revision(
        text(row, "story_id"),
        text(row, "lane"),
        Objects.requireNonNull((Integer) row.getField("revision_number")),
        text(row, "order_key"),
        Boolean.TRUE.equals(row.getField("current")),
        fate(row));
  }

  /** The columns that are read, of a table of the archive. */
  static Schema of(Schema table) {
    Schema schema = table.select(COLUMNS);
    if (schema.columns().size() != COLUMNS.size()) {
      throw new IllegalStateException(
          "a table of the archive has columns %s; this one has not all of them: %s"
              .formatted(COLUMNS, table.columns()));
    }
    return schema;
  }

  private static Fate fate(Record row) {
    if (text(row, "pub_status").equals("canceled")) {
      return Fate.KILL;
    }
    return row.getField("killed_at") == null ? Fate.USABLE : Fate.COVERED;
  }

  private static String text(Record row, String column) {
    @Nullable Object value = row.getField(column);
    return Objects.requireNonNull(value, column).toString();
  }
}
