package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.storage.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the feeds' rhythm from what is stored, since {@code wire.raw} reaches back two weeks only
 * and would have to be read whole. Resends and rejected copy are not in it; they are no rhythm.
 */
public final class FeedRhythmReader {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRhythmReader.class);
  private static final int SECONDS = 60;
  private static final int HOUR = 3600;
  private static final String HOURS =
      """
      SELECT feed, floor(extract(epoch FROM received_at) / 3600)::bigint AS hour,
             count(*) AS stories, max(received_at) AS last
      FROM story_revision
      WHERE received_at > now() - interval '28 days'
      GROUP BY 1, 2""";

  private final DataSource database;
  private final FeedTracker book;

  public FeedRhythmReader(DataSource database, FeedTracker book) {
    this.database = database;
    this.book = book;
  }

  /**
   * Reads what is stored.
   *
   * @return whether it could; where the database is not there yet, try again
   */
  public boolean learn() {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(HOURS)) {
      select.setQueryTimeout(SECONDS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          book.learn(
              rows.getString("feed"),
              Instant.ofEpochSecond(rows.getLong("hour") * HOUR),
              rows.getLong("stories"),
              rows.getTimestamp("last").toInstant());
        }
      }
      return true;
    } catch (SQLException e) {
      LOG.debug("rhythm.later reason={}", SqlFailures.reason(e));
      return false;
    }
  }
}
