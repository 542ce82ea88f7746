package io.wiredesk.sink.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task's one connection: opened when first needed, the schema migrated before its first use,
 * given up after any failure. The data source is named directly, since {@code DriverManager} does
 * not see into Connect's plugin class loaders. Not thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final int CONNECT_SECONDS = 10;
  private static final int SOCKET_SECONDS = 90;

  private final DataSource source;
  private final Preparation preparation;
  private @Nullable Connection connection;
  private boolean migrated;

  Database(DataSource source, Preparation preparation) {
    this.source = source;
    this.preparation = preparation;
  }

  /** What is done once, before the first use. */
  interface Preparation {
    void run() throws SQLException;
  }

  public static Database of(PostgresSinkConfig config) {
    return new Database(source(config, SOCKET_SECONDS), Migrations.of(config)::run);
  }

  /** For who comes after a task that has migrated. */
  static Database ofMigrated(PostgresSinkConfig config) {
    return new Database(source(config, SOCKET_SECONDS), () -> {});
  }

  /**
   * Opens connections to the connector's schema.
   *
   * @param socketSeconds how long an answer may take; 0 for as long as the connection stands
   */
  static PGSimpleDataSource source(PostgresSinkConfig config, int socketSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(config.url());
    source.setUser(config.user());
    source.setPassword(config.password());
    source.setCurrentSchema(config.schema());
    source.setApplicationName("wiredesk-sink");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(socketSeconds);
    source.setTcpKeepAlive(true);
    // Details quote the row: a story's text does not belong in logs and headers.
    source.setLogServerErrorDetail(false);
    return source;
  }

  /** The open connection, within no transaction or a fresh one. */
  Connection connection() throws SQLException {
    if (connection == null) {
      if (!migrated) {
        preparation.run();
        migrated = true;
      }
      connection = open();
    }
    return connection;
  }

  private Connection open() throws SQLException {
    Connection opened = source.getConnection();
    try (Statement statement = opened.createStatement()) {
      // A stopped process must not keep its locks: the task that takes over waits for them.
      statement.execute("SET idle_in_transaction_session_timeout = '45s'");
      statement.execute("SET lock_timeout = '60s'");
      statement.execute("SET statement_timeout = '80s'");
      statement.execute("SET work_mem = '32MB'"); // a batch, which would else go through a file
      opened.setAutoCommit(false);
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  /** Ends the transaction under way without its effects, if the connection still can. */
  void rollback() {
    if (connection != null) {
      try {
        connection.rollback();
      } catch (SQLException e) {
        log.debug("rollback failed, connection dropped: {}", SqlFault.describe(e));
        close();
      }
    }
  }

  @Override
  public void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("closing a broken connection: {}", SqlFault.describe(e));
      }
      connection = null;
    }
  }
}
