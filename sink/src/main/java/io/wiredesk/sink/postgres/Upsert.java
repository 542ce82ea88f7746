package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.Fate;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A guarded upsert into one table: one statement however many rows, an array for each column, and
 * one of the days since which their stories are stored. It is parsed and planned once a connection,
 * and cheaper for the server than rows of parameters.
 */
final class Upsert {
  static final String RESTAMP = ", stored_at = clock_timestamp()";
  static final String KEEP_STAMP = "";

  /** By which revisions are told apart into months; never another one for a story. */
  static final String SINCE = "since";

  private final String name;
  private final List<Column> columns;
  private final String sql;

  /**
   * @param restamp {@link #RESTAMP}, or {@link #KEEP_STAMP} where {@code stored_at} shall remain
   *     the time of the first write
   * @param guard when a row that is there may be replaced; {@code t} is that row, {@code excluded}
   *     the new one
   */
  Upsert(String table, List<String> key, List<Column> columns, String restamp, String guard) {
    this.name = table;
    this.columns = columns;
    String names =
        columns.stream().map(Column::name).collect(Collectors.joining(", ", "", ", " + SINCE));
    String values =
        columns.stream()
            .map(c -> c.name() + "::" + c.type())
            .collect(Collectors.joining(", ", "", ", " + SINCE + "::date"));
    String marks =
        columns.stream()
            .map(c -> "?::" + c.sent() + "[]")
            .collect(Collectors.joining(", ", "", ", ?::text[]"));
    String sets =
        columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", ", "", ", since = excluded.since"))
            + restamp;
    this.sql =
        "INSERT INTO %s AS t (%s) SELECT %s FROM unnest(%s) AS n (%s) ON CONFLICT (%s) DO UPDATE SET %s WHERE %s"
            .formatted(table, names, values, marks, names, String.join(", ", key), sets, guard);
  }

  /** The table's name. */
  String name() {
    return name;
  }

  List<Column> columns() {
    return columns;
  }

  /** Those of which a kill makes this. */
  Stream<Column> columns(Fate fate) {
    return columns.stream().filter(c -> c.fate() == fate);
  }

  /**
   * No two rows may have the same key: PostgreSQL touches a row once a statement.
   *
   * @param since the day as the row's head has it
   */
  void add(
      RoundTrip to,
      Connection connection,
      Collection<StoryRow> rows,
      Function<StoryRow, String> since)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    Object[] arrays = new Object[columns.size() + 1];
    for (int i = 0; i < columns.size(); i++) {
      arrays[i] = columns.get(i).of(rows, connection);
    }
    arrays[columns.size()] =
        connection.createArrayOf("text", rows.stream().map(since).toArray(String[]::new));
    to.add(sql, arrays);
  }
}
