package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.CleanText;
import io.wiredesk.sink.story.StoryRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column: its name, its type in PostgreSQL, and what a row puts there. All text and all times go
 * through {@link CleanText} and {@link CleanTime} here, so that none can be forgotten.
 */
record Column(String name, String type, Function<StoryRow, @Nullable Object> value) {

  static Column text(String name, Function<StoryRow, @Nullable String> value) {
    return new Column(name, "text", value::apply);
  }

  static Column integer(String name, Function<StoryRow, @Nullable Integer> value) {
    return new Column(name, "integer", value::apply);
  }

  static Column bigint(String name, Function<StoryRow, @Nullable Long> value) {
    return new Column(name, "bigint", value::apply);
  }

  static Column real(String name, Function<StoryRow, @Nullable Double> value) {
    return new Column(name, "double precision", value::apply);
  }

  static Column time(String name, Function<StoryRow, @Nullable Instant> value) {
    return new Column(name, "timestamptz", value::apply);
  }

  /** {@code value} yields JSON whose strings are clean already. */
  static Column json(String name, Function<StoryRow, @Nullable String> value) {
    return new Column(name, "jsonb", value::apply);
  }

  static Column texts(String name, Function<StoryRow, List<String>> value) {
    return new Column(name, "text[]", value::apply);
  }

  void bind(PreparedStatement statement, int at, StoryRow row) throws SQLException {
    Object it = value.apply(row);
    if (it instanceof String text) {
      statement.setString(at, CleanText.clean(text));
    } else if (it instanceof Instant time) {
      statement.setObject(at, CleanTime.clean(time));
    } else if (it instanceof List<?> texts) {
      Object[] clean = texts.stream().map(t -> CleanText.clean(String.valueOf(t))).toArray();
      statement.setArray(at, statement.getConnection().createArrayOf("text", clean));
    } else if (it == null) {
      statement.setNull(at, Types.OTHER);
    } else {
      statement.setObject(at, it);
    }
  }
}
