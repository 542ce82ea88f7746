package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A guarded upsert into one table. Sent as a JDBC batch that the driver rewrites into multi-row
 * statements ({@code reWriteBatchedInserts}), the fastest of the ways measured at story size.
 */
final class Upsert {
  static final String RESTAMP = ", stored_at = clock_timestamp()";
  static final String KEEP_STAMP = "";

  private final List<Column> columns;
  private final String sql;

  /**
   * @param restamp {@link #RESTAMP}, or {@link #KEEP_STAMP} where {@code stored_at} shall remain
   *     the time of the first write
   * @param guard when a row that is there may be replaced; {@code t} is that row, {@code excluded}
   *     the new one
   */
  Upsert(String table, List<String> key, List<Column> columns, String restamp, String guard) {
    this.columns = columns;
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String marks = columns.stream().map(c -> "?::" + c.type()).collect(Collectors.joining(", "));
    String sets =
        columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "))
            + restamp;
    this.sql =
        "INSERT INTO %s AS t (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s WHERE %s"
            .formatted(table, names, marks, String.join(", ", key), sets, guard);
  }

  /** No two rows may have the same key: PostgreSQL touches a row once a statement. */
  void write(Connection connection, Collection<StoryRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (StoryRow row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).bind(statement, i + 1, row);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
