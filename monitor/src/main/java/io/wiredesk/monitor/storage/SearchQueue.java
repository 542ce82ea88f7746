package io.wiredesk.monitor.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Stories that are stored and wait for what searching finds them by, which the sink builds behind
 * its rows.
 */
public final class SearchQueue {
  private static final int SECONDS = 3;
  private static final String NO_SUCH_TABLE = "42P01";
  private static final String SELECT =
      """
      select count(*), coalesce(extract(epoch from clock_timestamp() - min(since)), 0)
      from story_unsearched""";

  private final DataSource database;

  /**
   * How far searching is behind storing.
   *
   * @param stories that are found by their last version's words, or not yet at all
   * @param seconds since the first of them was stored
   */
  public record Lag(long stories, double seconds) {}

  public SearchQueue(DataSource database) {
    this.database = database;
  }

  /** Empty where there is no such queue, as before the sink's first start. */
  public Optional<Lag> read() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setQueryTimeout(SECONDS);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Optional.of(new Lag(row.getLong(1), Math.max(0, row.getDouble(2))));
      }
    } catch (SQLException e) {
      if (NO_SUCH_TABLE.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
