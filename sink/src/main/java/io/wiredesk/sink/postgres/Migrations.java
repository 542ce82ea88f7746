package io.wiredesk.sink.postgres;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date. Several tasks may start at once: Flyway holds an advisory lock
 * while it works, so one migrates and the others find it done.
 */
final class Migrations {
  static final String HISTORY_TABLE = "wiredesk_schema_history";
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  static void run(DataSource source, String schema) throws SQLException {
    try {
      int applied =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(source)
              .schemas(schema)
              .table(HISTORY_TABLE)
              .locations("classpath:io/wiredesk/sink/migration")
              // The schema may hold other people's tables already.
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load()
              .migrate()
              .migrationsExecuted;
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
