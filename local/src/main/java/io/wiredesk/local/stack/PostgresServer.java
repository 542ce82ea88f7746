package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on loopback, its password drawn at random and kept beside its data. Commits
 * are durable: the library's habit of switching that off for tests is undone.
 */
final class PostgresServer {
  static final String USER = "postgres";
  private static final String DATABASE = "postgres";
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final Duration START = Duration.ofMinutes(3);
  private static final String ONLY_WITH_PASSWORD =
      """
      local all all              scram-sha-256
      host  all all 127.0.0.1/32 scram-sha-256
      host  all all ::1/128      scram-sha-256
      """;

  /** As the sink's migrations name their history and their connections. */
  private static final String MIGRATED =
      """
      SELECT to_regclass('wiredesk_schema_history') IS NOT NULL AND NOT EXISTS (
        SELECT FROM pg_stat_activity WHERE application_name = 'wiredesk-sink-migration')""";

  private final Path cluster;
  private final Path passwordFile;
  private final Path binaries;
  private final int port;

  /**
   * @param folder holds the database cluster and the password
   * @param binaries where the server's programs are unpacked
   */
  PostgresServer(Path folder, Path binaries, int port) {
    this.cluster = folder.resolve("cluster");
    this.passwordFile = folder.resolve("password");
    this.binaries = binaries;
    this.port = port;
  }

  AutoCloseable start() throws Exception {
    discardUnfinished();
    // The library deletes what it takes for stale below this folder; let that be ours alone.
    System.setProperty("ot.epg.working-dir", binaries.toString());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START)
            .setConnectConfig("password", password())
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            // A checkpoint makes every page be logged whole once more; a peak shall not bring one a
            // minute.
            .setServerConfig("max_wal_size", "2GB")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("random_page_cost", "1.1")
            .setServerConfig("jit", "off")
            .start();
    return Part.completed(() -> stop(server), this::secure);
  }

  private void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not close in order", e);
    }
    stopOrphan(); // the library gives up after five seconds; a large shutdown takes longer
  }

  private void secure() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url(), USER, password());
        Statement statement = connection.createStatement()) {
      requirePassword(statement);
      requireDurable(statement);
    }
  }

  /** Whether the sink, whose tasks may run before, has made its tables. */
  Waiting.State<Boolean> hasTables() throws IOException {
    try (Connection connection = DriverManager.getConnection(url(), USER, password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MIGRATED)) {
      return row.next() && row.getBoolean(1)
          ? Waiting.done(true)
          : Waiting.notYet("it is at its migrations");
    } catch (SQLException e) {
      return Waiting.notYet(String.valueOf(e.getMessage()));
    }
  }

  /** Ends what a killed run left behind, so that its port is free. */
  void stopOrphan() {
    PostgresOrphan.stop(cluster);
  }

  String url() {
    return String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s", port, DATABASE);
  }

  String password() throws IOException {
    return SecretFile.readOrDraw(passwordFile);
  }

  /** A kill during the very first start leaves a cluster that never held anything. */
  private void discardUnfinished() throws IOException {
    if (Files.exists(cluster) && !Files.exists(cluster.resolve("wiredesk-ready"))) {
      FileTree.delete(cluster);
    }
  }

  /** A fresh cluster trusts every local user until its password is set. */
  private void requirePassword(Statement statement) throws SQLException, IOException {
    Path ready = cluster.resolve("wiredesk-ready");
    if (Files.exists(ready)) {
      return;
    }
    statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password() + "'"); // hexadecimal
    SecretFile.write(cluster.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
    statement.execute("SELECT pg_reload_conf()");
    statement.execute("CHECKPOINT");
    SecretFile.write(ready, "");
  }

  private static void requireDurable(Statement statement) throws SQLException {
    for (String setting : new String[] {"fsync", "synchronous_commit"}) {
      try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
        if (!row.next() || !"on".equals(row.getString(1))) {
          throw new CommandException(
              "PostgreSQL runs without " + setting + "; commits would be lost");
        }
      }
    }
  }
}
