package io.wiredesk.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tables of revisions for the months to come, and takes out the months that are kept no
 * longer, on a thread and a connection of its own. The functions of the schema say how.
 */
public final class Retention implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  /** The first time after a start's rush; what is stored meanwhile finds its month later. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  private static final Duration THEN = Duration.ofHours(1);

  /** Whoever reads the tables for longer is left alone until the next time. */
  private static final String BRIEFLY =
      "SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '30min'";

  /** Of the advisory locks of a database, the one of who does this. */
  private static final int KEEPERS_LOCK = Migrations.OUR_LOCKS + 2;

  private static final String ALONE =
      "SELECT pg_try_advisory_xact_lock(?, hashtext(current_schema()))";
  private static final String MAKE = "SELECT wiredesk_make_months(1)";
  private static final String DROP = "SELECT wiredesk_drop_months(current_date - ?)";

  private final Database database;
  private final int days;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "wiredesk-retention");
            thread.setDaemon(true);
            return thread;
          });

  public static Retention of(PostgresSinkConfig config) {
    return new Retention(
        new Database(Database.source(config, 0), () -> {}), config.retentionDays());
  }

  /**
   * @param days for which stories are kept; 0 for ever
   */
  Retention(Database database, int days) {
    this.database = database;
    this.days = days;
  }

  public Retention start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::tend, FIRST.toSeconds(), THEN.toSeconds(), TimeUnit.SECONDS);
    return this;
  }

  private void tend() {
    try {
      int dropped = tend(database.connection());
      if (dropped > 0) {
        log.info("old stories are gone months={} retention_days={}", dropped, days);
      }
    } catch (SQLException e) {
      log.warn("retention put off reason={}", SqlFault.describe(e));
    } finally {
      database.close(); // not needed for an hour
    }
  }

  /** How many months went. Nothing is done while another task is at it. */
  int tend(Connection connection) throws SQLException {
    int dropped = 0;
    if (alone(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(BRIEFLY);
        statement.execute(MAKE);
      }
      dropped = days == 0 ? 0 : drop(connection);
    }
    connection.commit();
    return dropped;
  }

  private static boolean alone(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(ALONE)) {
      lock.setInt(1, KEEPERS_LOCK);
      try (ResultSet got = lock.executeQuery()) {
        return got.next() && got.getBoolean(1);
      }
    }
  }

  private int drop(Connection connection) throws SQLException {
    try (PreparedStatement drop = connection.prepareStatement(DROP)) {
      drop.setInt(1, days);
      try (ResultSet dropped = drop.executeQuery()) {
        return dropped.next() ? dropped.getInt(1) : 0;
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
