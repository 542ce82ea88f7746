package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.Erase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date. A migration may take as long as its tables are large, so it has
 * connections of its own, on which no statement and no answer is timed; what it waits for, another
 * task that migrates or a lock on a table, it waits for in short turns. Several tasks may start at
 * once: one migrates, and the others find it done.
 */
final class Migrations {
  static final String HISTORY_TABLE = "wiredesk_schema_history";
  static final String APPLICATION = "wiredesk-sink-migration";
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  static final String LOCATION = "classpath:io/wiredesk/sink/migration";

  /** Of the advisory locks of a database, those that are ours: "wire" in ASCII. */
  static final int OUR_LOCKS = 0x77697265;

  private static final int WAIT_SECONDS = 20;
  private static final String UNTIMED =
      "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;"
          + " SET idle_session_timeout = 0; SET lock_timeout = '%ds'";
  private static final String LOCK = "SELECT pg_advisory_lock(?, hashtext(?))";
  private static final String HOLDER =
      """
      SELECT a.pid, date_trunc('second', clock_timestamp() - a.backend_start)
      FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ?::oid AND l.objid = hashtext(?)::oid
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())""";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DataSource source;
  private final String schema;
  private final Erase erase;
  private final int waitSeconds;
  private final String[] locations;

  /**
   * @param waitSeconds for another task that migrates
   */
  Migrations(DataSource source, PostgresSinkConfig config, int waitSeconds, String... locations) {
    this.source = source;
    this.schema = config.schema();
    this.erase = config.erase();
    this.waitSeconds = waitSeconds;
    this.locations = locations;
  }

  static Migrations of(PostgresSinkConfig config) {
    return new Migrations(source(config), config, WAIT_SECONDS, LOCATION);
  }

  static DataSource source(PostgresSinkConfig config) {
    PGSimpleDataSource source = Database.source(config, 0);
    source.setApplicationName(APPLICATION);
    return source;
  }

  /**
   * Migrates, or waits a while for whoever does.
   *
   * @throws SQLException that passes while another task migrates, or while a migration finds its
   *     table locked; it says what is waited for
   */
  void run() throws SQLException {
    try (Connection connection = source.getConnection()) {
      lock(connection); // gone with the connection, whatever becomes of us
      migrate();
    }
  }

  private void lock(Connection connection) throws SQLException {
    try (Statement untimed = connection.createStatement()) {
      untimed.execute(UNTIMED.formatted(waitSeconds));
    }
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setInt(1, OUR_LOCKS);
      lock.setString(2, schema);
      lock.execute();
    } catch (SQLException e) {
      throw LOCK_NOT_AVAILABLE.equals(e.getSQLState())
          ? new SQLException(awaited(connection), LOCK_NOT_AVAILABLE, e)
          : e;
    }
  }

  private String awaited(Connection connection) throws SQLException {
    try (PreparedStatement holder = connection.prepareStatement(HOLDER)) {
      holder.setInt(1, OUR_LOCKS);
      holder.setString(2, schema);
      try (ResultSet found = holder.executeQuery()) {
        return found.next()
            ? "waiting for the migration of schema %s by another task, session %s, for %s now"
                .formatted(schema, found.getString(1), found.getString(2))
            : "waiting for the migration of schema %s by another task".formatted(schema);
      }
    }
  }

  private void migrate() throws SQLException {
    try {
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(source)
              .initSql(UNTIMED.formatted(60))
              .schemas(schema)
              .table(HISTORY_TABLE)
              .locations(locations)
              .placeholders(Map.of("erase", erase.name().toLowerCase(Locale.ROOT)))
              // The schema may hold other people's tables already.
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load();
      int pending = flyway.info().pending().length;
      if (pending > 0) {
        log.info("schema is being migrated schema={} migrations_pending={}", schema, pending);
      }
      int applied = flyway.migrate().migrationsExecuted;
      log.info("schema ready schema={} migrations_applied={}", schema, applied);
    } catch (FlywayException e) {
      throw unwrapped(e);
    }
  }

  /** The SQL failure below, so that an absent database is told from a schema that is not ours. */
  private static SQLException unwrapped(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return new SQLException("schema migration refused: " + failure.getMessage(), "0A000", failure);
  }
}
