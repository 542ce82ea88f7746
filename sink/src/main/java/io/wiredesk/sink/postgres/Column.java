package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.CleanText;
import io.wiredesk.sink.story.CleanTime;
import io.wiredesk.sink.story.Fate;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column: its name, its type in PostgreSQL, what rows put there, and what a kill makes of it. All
 * text and all times go through {@link CleanText} and {@link CleanTime} here, so that none can be
 * forgotten.
 *
 * @param sent the type of what is sent, which PostgreSQL makes a {@code type} of
 * @param fate what becomes of it in a row that is there when a kill covers it
 * @param empty what stands there when it is gone
 * @param array an array of what is sent, which the driver sends as bytes, not as text
 */
record Column(
    String name,
    String type,
    String sent,
    Fate fate,
    String empty,
    IntFunction<@Nullable Object[]> array,
    Function<StoryRow, @Nullable Object> value) {

  static Column text(String name, Function<StoryRow, @Nullable String> value) {
    return asText(name, "text", "NULL", row -> clean(value.apply(row)));
  }

  static Column integer(String name, Function<StoryRow, @Nullable Integer> value) {
    return new Column(name, "int4", "int4", Fate.STAYS, "NULL", Integer[]::new, value::apply);
  }

  static Column bigint(String name, Function<StoryRow, @Nullable Long> value) {
    return new Column(name, "int8", "int8", Fate.STAYS, "NULL", Long[]::new, value::apply);
  }

  static Column real(String name, Function<StoryRow, @Nullable Double> value) {
    return new Column(name, "float8", "float8", Fate.STAYS, "NULL", Double[]::new, value::apply);
  }

  static Column time(String name, Function<StoryRow, @Nullable Instant> value) {
    return asText(name, "timestamptz", "NULL", row -> CleanTime.text(value.apply(row)));
  }

  /** {@code value} yields a JSON object, whose strings are clean already. */
  static Column object(String name, Function<StoryRow, @Nullable String> value) {
    return asText(name, "jsonb", "NULL", value);
  }

  /** {@code value} yields a list in JSON, whose strings are clean already. */
  static Column list(String name, Function<StoryRow, @Nullable String> value) {
    return asText(name, "jsonb", "'[]'", value);
  }

  static Column texts(String name, Function<StoryRow, List<String>> value) {
    return asText(name, "text[]", "'{}'", row -> literal(value.apply(row)));
  }

  private static Column asText(
      String name, String type, String empty, Function<StoryRow, @Nullable String> value) {
    return new Column(name, type, "text", Fate.STAYS, empty, String[]::new, value::apply);
  }

  /** As this, and a kill takes it. */
  Column goes() {
    return with(Fate.GOES);
  }

  /** As this, and a kill takes it where it takes all that tells of the text. */
  Column detail() {
    return with(Fate.DETAIL);
  }

  private Column with(Fate other) {
    return new Column(name, type, sent, other, empty, array, value);
  }

  /** What the rows put there, in their order. */
  Array of(Collection<StoryRow> rows, Connection connection) throws SQLException {
    return connection.createArrayOf(sent, rows.stream().map(value).toArray(array));
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : CleanText.clean(text);
  }

  /** An array as PostgreSQL writes it. */
  private static String literal(List<String> texts) {
    StringBuilder out = new StringBuilder("{");
    for (String text : texts) {
      out.append(out.length() == 1 ? "\"" : ",\"");
      out.append(CleanText.clean(text).replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return out.append('}').toString();
  }
}
