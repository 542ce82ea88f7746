package io.wiredesk.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Builds what stories are found by, behind their rows, in the order in which they were stored.
 *
 * <p>A story's row is locked while its words are written, so that a kill waits and then takes the
 * words away: they never outlive their text. Rows are locked in order of story id, as the writers
 * take them. What a crash loses is in the queue again, so these commits need not wait for the disk.
 */
final class SearchIndex {
  private static final String UNWAITED = "SET LOCAL synchronous_commit = off";
  private static final String BUILD =
      """
      WITH taken AS (
        DELETE FROM story_unsearched
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM story_unsearched
          WHERE (SELECT pg_try_advisory_xact_lock(?, hashtext(current_schema())))
          LIMIT ?))
        RETURNING story_id),
      built AS (
        INSERT INTO story_search AS s (story_id, search)
        SELECT c.story_id, wiredesk_search_vector(c.language, c.headline, r.body)
        FROM story_current AS c JOIN story_revision AS r USING (story_id, revision_key, since)
        WHERE c.story_id IN (SELECT story_id FROM taken) AND c.killed_at IS NULL
        ORDER BY c.story_id COLLATE "C"
        FOR SHARE OF c
        ON CONFLICT (story_id) DO UPDATE SET search = excluded.search)
      SELECT count(*) FROM taken""";

  /** For a story that PostgreSQL makes no vector of: it is stored, and not found by its words. */
  private static final String SKIP =
      """
      DELETE FROM story_unsearched
      WHERE ctid = ANY (ARRAY(SELECT ctid FROM story_unsearched LIMIT 1))""";

  /** Of the advisory locks of a database, the one of who builds: "wirf", one after migrations'. */
  private static final int BUILDERS_LOCK = Migrations.OUR_LOCKS + 1;

  private SearchIndex() {}

  /**
   * Builds for the stories that wait longest, and commits. Does nothing while another task builds.
   *
   * @return how many are done with
   */
  static int build(Connection connection, int atMost) throws SQLException {
    try {
      new RoundTrip().add(UNWAITED).run(connection);
      int done = take(connection, atMost);
      connection.commit();
      return done;
    } catch (SQLException e) {
      connection.rollback();
      if (SqlFault.of(e) != SqlFault.DATA) {
        throw e;
      }
      return atMost > 1 ? build(connection, atMost / 2) : skip(connection);
    }
  }

  private static int take(Connection connection, int atMost) throws SQLException {
    try (PreparedStatement build = connection.prepareStatement(BUILD)) {
      build.setInt(1, BUILDERS_LOCK);
      build.setInt(2, atMost);
      try (ResultSet count = build.executeQuery()) {
        count.next();
        return count.getInt(1);
      }
    }
  }

  private static int skip(Connection connection) throws SQLException {
    int skipped = new RoundTrip().add(SKIP).run(connection).get(0);
    connection.commit();
    return skipped;
  }
}
