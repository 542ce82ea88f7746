package io.wiredesk.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that go to the server together and are answered together, each of which sees what
 * those before it did. What waits for an answer costs a row more than most statements do.
 */
final class RoundTrip {
  private final List<String> statements = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param sql one statement
   * @param its values; JDBC arrays among them
   */
  RoundTrip add(String sql, Object... its) {
    statements.add(sql);
    values.addAll(List.of(its));
    return this;
  }

  /** Runs them, and tells for each how many rows it wrote. */
  List<Integer> run(Connection connection) throws SQLException {
    if (statements.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement all = connection.prepareStatement(String.join(";\n", statements))) {
      for (int i = 0; i < values.size(); i++) {
        all.setObject(i + 1, values.get(i));
      }
      all.execute();
      List<Integer> written = new ArrayList<>();
      while (all.getUpdateCount() >= 0) {
        written.add(all.getUpdateCount());
        all.getMoreResults();
      }
      return written;
    }
  }
}
