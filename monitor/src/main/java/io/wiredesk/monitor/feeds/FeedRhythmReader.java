package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.topics.Failures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the feeds' rhythm from what is stored, once, since {@code wire.raw} reaches back two weeks
 * only and would have to be read whole. Resends and rejected copy are not in it; they are no
 * rhythm.
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
  private boolean done;

  public FeedRhythmReader(DataSource database, FeedTracker book) {
    this.database = database;
    this.book = book;
  }

  /** Reads once; where the database is not there yet, the next call tries again. */
  public void learn() {
    if (done) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(HOURS)) {
      select.setQueryTimeout(SECONDS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Instant hour = Instant.ofEpochSecond(rows.getLong("hour") * HOUR);
          long stories = rows.getLong("stories");
          Instant last = rows.getTimestamp("last").toInstant();
          book.learn(
              rows.getString("feed"),
              tally -> {
                tally.rhythm.counted(hour, stories);
                tally.heard(last);
              });
        }
      }
      done = true;
    } catch (SQLException e) {
      LOG.debug("rhythm.later reason={}", Failures.reason(e));
    }
  }
}
