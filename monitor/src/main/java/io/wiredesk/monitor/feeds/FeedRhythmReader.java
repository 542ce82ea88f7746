package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.storage.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the feeds' rhythm from what is stored, since {@code wire.raw} reaches back two weeks only
 * and would have to be read whole. Resends and rejected copy are not in it; they are no rhythm. It
 * is asked for a day at a time, the newest first; a day that takes too long is left out, told of,
 * and not asked for again. Not thread-safe.
 */
public final class FeedRhythmReader {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRhythmReader.class);
  private static final int DAYS = 28;
  private static final int SECONDS = 5;
  private static final int HOUR = 3600;
  private static final String HOURS =
      """
      SELECT feed, floor(extract(epoch FROM received_at) / 3600)::bigint AS hour,
             count(*) AS stories, max(received_at) AS last
      FROM story_revision
      WHERE received_at >= ? AND received_at < ?
      GROUP BY 1, 2""";

  private final DataSource database;
  private final FeedTracker book;
  private final InstantSource clock;
  private final Deque<Instant> days = new ArrayDeque<>();
  private int left;

  public FeedRhythmReader(DataSource database, FeedTracker book, InstantSource clock) {
    this.database = database;
    this.book = book;
    this.clock = clock;
    // Whole hours: of two counts of one hour the larger is believed.
    Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    for (int day = 1; day <= DAYS; day++) {
      days.add(end.minus(Duration.ofDays(day)));
    }
  }

  /**
   * Reads on in what is stored.
   *
   * @return whether all of it is read; where not, or where the database is not there yet, try again
   */
  public boolean learn(Duration atMost) {
    Instant deadline = clock.instant().plus(atMost);
    try (Connection connection = database.getConnection()) {
      while (!days.isEmpty() && clock.instant().isBefore(deadline)) {
        learn(connection, days.element());
        days.remove();
      }
    } catch (SQLException e) {
      LOG.debug("rhythm.later reason={}", SqlFailures.reason(e));
    }
    return days.isEmpty();
  }

  private void learn(Connection connection, Instant day) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HOURS)) {
      select.setQueryTimeout(SECONDS);
      select.setTimestamp(1, Timestamp.from(day));
      select.setTimestamp(2, Timestamp.from(day.plus(Duration.ofDays(1))));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          book.learn(
              rows.getString("feed"),
              Instant.ofEpochSecond(rows.getLong("hour") * HOUR),
              rows.getLong("stories"),
              rows.getTimestamp("last").toInstant());
        }
      }
    } catch (SQLException e) {
      if (!SqlFailures.tookTooLong(e)) {
        throw e;
      }
      left++;
      book.rhythmMisses(
          String.format(Locale.ROOT, "%d of %d days could not be counted in time", left, DAYS));
      LOG.warn("rhythm.incomplete day={} reason={}", day, SqlFailures.reason(e));
    }
  }
}
