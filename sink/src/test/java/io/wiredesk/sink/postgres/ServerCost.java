package io.wiredesk.sink.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * What all processes of a PostgreSQL on this machine have taken, and what it holds.
 *
 * @param cpuNanos of the processor
 * @param walBytes written ahead
 */
record ServerCost(long cpuNanos, long walBytes) {

  static ServerCost now(Connection connection) throws SQLException, IOException {
    long backend = number(connection, "SELECT pg_backend_pid()");
    long wal = number(connection, "SELECT pg_current_wal_insert_lsn() - '0/0'");
    return new ServerCost(cpu(parent(Path.of("/proc/" + backend))), wal);
  }

  ServerCost since(ServerCost before) {
    return new ServerCost(cpuNanos - before.cpuNanos, walBytes - before.walBytes);
  }

  /** Bytes of all tables of a schema, indexes included. */
  static long storedBytes(Connection connection, String schema) throws SQLException {
    return number(
        connection,
        "SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relkind = 'r'"
            + " AND relnamespace = '"
            + schema
            + "'::regnamespace");
  }

  /** Entries of all B-trees of a schema. */
  static long indexEntries(Connection connection, String schema) throws SQLException {
    return number(
        connection,
        "SELECT coalesce(sum(t.reltuples), 0)::bigint FROM pg_index AS i"
            + " JOIN pg_class AS t ON t.oid = i.indrelid AND t.reltuples > 0"
            + " JOIN pg_class AS c ON c.oid = i.indexrelid"
            + " JOIN pg_am AS a ON a.oid = c.relam AND a.amname = 'btree'"
            + " WHERE t.relkind = 'r' AND t.relnamespace = '"
            + schema
            + "'::regnamespace");
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Of the server's processes that run; ask before a connection is closed. */
  private static long cpu(String server) throws IOException {
    long sum = 0;
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process :
          processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        if (server.equals(parent(process))) {
          sum += Long.parseLong(read(process.resolve("schedstat")).split(" ", 2)[0]);
        }
      }
    }
    return sum;
  }

  private static String parent(Path process) {
    String stat = read(process.resolve("stat")); // PID (NAME) STATE PARENT …
    return stat.isEmpty() ? "" : stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3)[1];
  }

  /** Nothing of a process that has ended. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "0 ";
    }
  }
}
