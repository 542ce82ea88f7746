package io.wiredesk.local.fault;

import io.wiredesk.cli.cluster.Endpoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The database that the stack has. */
record PostgresStore(Endpoints.Postgres at) implements Store {
  private static final String COUNT =
      "SELECT (SELECT count(*) FROM story WHERE killed_at IS NULL),"
          + " (SELECT count(*) FROM story_copy WHERE killed_at IS NULL),"
          + " (SELECT count(*) FROM story WHERE killed_at IS NOT NULL)"
          + " + (SELECT count(*) FROM story_copy WHERE killed_at IS NOT NULL)";
  private static final String TABLES =
      "SELECT quote_ident(table_name) FROM information_schema.tables"
          + " WHERE table_schema = current_schema()";

  @Override
  public Count count() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNT)) {
      row.next();
      return new Count(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  /** In any column of any table, what searches are made with included. */
  @Override
  public boolean holds(String word) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        String query = "SELECT 1 FROM %s AS t WHERE t::text LIKE '%%%s%%' LIMIT 1";
        try (ResultSet row = statement.executeQuery(query.formatted(table, word))) {
          if (row.next()) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(at.url(), at.user(), at.password());
  }
}
