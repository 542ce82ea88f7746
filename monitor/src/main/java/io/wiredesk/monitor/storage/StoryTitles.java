package io.wiredesk.monitor.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What stories and copies are called, so that nobody has to read an id. */
public final class StoryTitles {
  private static final int SECONDS = 3;
  private static final int AT_MOST = 2_000;
  private static final String SELECT =
      """
      SELECT story_id, display_title AS title, feed, pub_status = 'canceled' AS killed
        FROM story_display
       WHERE story_id = ANY (?)
       UNION ALL
      SELECT story_id, coalesce(nullif(btrim(headline), ''), nullif(btrim(slugline), ''), story_id),
             feed, pub_status = 'canceled'
        FROM story_copy
       WHERE story_id = ANY (?)
      """;

  /** Of one of them. */
  public record Title(String title, String feed, boolean killed) {}

  private final DataSource database;

  public StoryTitles(DataSource database) {
    this.database = database;
  }

  /** By id; what is not stored is left out. */
  public Map<String, Title> of(Collection<String> storyIds) throws SQLException {
    Map<String, Title> titles = new HashMap<>();
    if (storyIds.isEmpty()) {
      return titles;
    }
    Object[] ids = storyIds.stream().distinct().limit(AT_MOST).toArray();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setQueryTimeout(SECONDS);
      select.setArray(1, connection.createArrayOf("text", ids));
      select.setArray(2, connection.createArrayOf("text", ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          titles.put(
              rows.getString("story_id"),
              new Title(
                  rows.getString("title"), rows.getString("feed"), rows.getBoolean("killed")));
        }
      }
    }
    return titles;
  }
}
