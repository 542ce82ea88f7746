package io.wiredesk.local.e2e;

import io.wiredesk.cli.cluster.Endpoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a stack's database. */
final class DatabaseRows {
  private DatabaseRows() {}

  /** Rows by column. */
  static List<Map<String, @Nullable Object>> query(
      Endpoints.Postgres at, String sql, Object... values) throws SQLException {
    try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password());
        PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet found = query.executeQuery()) {
        return rows(found);
      }
    }
  }

  private static List<Map<String, @Nullable Object>> rows(ResultSet found) throws SQLException {
    ResultSetMetaData columns = found.getMetaData();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (found.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        Object value = found.getObject(i);
        row.put(
            columns.getColumnLabel(i),
            value instanceof java.sql.Array array ? List.of((Object[]) array.getArray()) : value);
      }
      rows.add(row);
    }
    return rows;
  }
}
