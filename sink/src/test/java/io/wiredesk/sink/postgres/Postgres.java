package io.wiredesk.sink.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of a JVM; each test works in a schema of its own. */
public final class Postgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Postgres() {}

  static EmbeddedPostgres server() {
    return Running.SERVER;
  }

  public static String url() {
    return "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/postgres";
  }

  static String freshSchema() {
    return "t" + SCHEMAS.incrementAndGet();
  }

  /** Rows as text, one line each, columns parted by a bar, null as empty. */
  public static List<String> query(String schema, String sql) {
    return queryDatabase("postgres", schema, sql);
  }

  public static List<String> queryDatabase(String database, String schema, String sql) {
    try (Connection connection = server().getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + schema);
      if (!statement.execute(sql)) {
        return List.of();
      }
      try (ResultSet rows = statement.getResultSet()) {
        return lines(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a query with one parameter finds. */
  static <T> List<T> rows(String schema, String sql, String parameter, RowReader<T> reader) {
    try (Connection connection = server().getPostgresDatabase().getConnection()) {
      connection.setSchema(schema);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, parameter);
        List<T> read = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            read.add(reader.read(rows));
          }
        }
        return read;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the row that a result stands at. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static List<String> lines(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        String cell = rows.getString(i);
        cells.add(cell == null ? "" : cell);
      }
      lines.add(String.join("|", cells));
    }
    return lines;
  }

  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "50").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
