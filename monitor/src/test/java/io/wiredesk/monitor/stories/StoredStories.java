package io.wiredesk.monitor.stories;

import io.wiredesk.monitor.storage.StorageQueries;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A database with the tables of the sink and a crowd of stories in it. */
abstract class StoredStories {
  static final Path MIGRATIONS =
      Path.of("..", "sink", "src", "main", "resources", "io", "wiredesk", "sink", "migration");

  /** Enough for the planner to prefer an index by itself. */
  static final int CROWD = 20_000;

  static EmbeddedPostgres postgres;
  static StorageQueries storage;

  @BeforeAll
  static void start(@TempDir Path database) throws Exception {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(database)
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("random_page_cost", "1.1") // as the local stack has it
            .start();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.sorted().toList()) {
        execute(Files.readString(file));
      }
    }
    execute(
        """
        INSERT INTO story_current (story_id, revision_number, revision_key, order_key, pub_status, change, type, feed, headline,
            language, received_at, subjects, places, genres, keywords, ed_notes, topics, tickers, related, warnings)
        SELECT 'crowd-' || n, 1, 'k', 'o', 'usable', 'new', 'text', 'feed-' || n %% 7, 'Crowded square ' || n, 'en',
               timestamptz '2026-01-01 00:00Z' + make_interval(secs => n / 3), '[]', '[]', '[]', '[]', '[]', '{}', '{}', '[]', '{}'
          FROM generate_series(1, %d) AS n
        """
            .formatted(CROWD),
        """
        INSERT INTO story_revision (story_id, revision_key, order_key, lane, revision_number, pub_status, change, changed_fields,
            feed, headline, body, received_at)
        SELECT story_id, revision_key, order_key, 'story', 1, pub_status, change, '{}', feed, headline,
               'A square was crowded on day ' || substring(story_id FROM 7) || '.', received_at
          FROM story_current
        """,
        story("ferry", "k0", "Fähren fahren wieder", "de", "2026-02-01 10:00Z"),
        story("ferries", "k2", "Ferry line opens", "en", "2026-02-01 11:00Z"),
        "UPDATE story_current SET pub_status = 'canceled', headline = NULL, killed_at = now() WHERE story_id = 'crowd-1'",
        "UPDATE story_revision SET pub_status = 'canceled', headline = NULL, body = NULL WHERE story_id = 'crowd-1'",
        revision(
            "ferry", "k0", "1", "story", "Fähren fahren wieder", "Die Fähren fahren seit Montag."),
        revision("ferries", "k1", "1", "story", "Ferry line planned", "The ferries may run."),
        revision("ferries", "k2", "2", "story", "Ferry line opens", "The ferries run twice a day."),
        revision("reprint", "k3", "1", "copy", "Ferry line opens", "The ferries run twice a day."),
        "INSERT INTO story_search SELECT story_id, wiredesk_search_vector(language, headline, body) FROM story WHERE killed_at IS NULL",
        copy("reprint", "ferries", "ferries", "EXACT", "2026-02-01 11:05Z"),
        copy("reprint-2", "reprint", "ferries", "NEAR", "2026-02-01 11:09Z"),
        copy("lone-copy", "gone", "gone", "BRIEF", "2026-02-01 11:07Z"),
        copy("outlives", "crowd-1", "crowd-1", "EXACT", "2026-02-01 10:30Z"),
        "VACUUM ANALYZE"); // as autovacuum does
    storage = new StorageQueries(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  static String story(String id, String revision, String headline, String language, String at) {
    return """
        INSERT INTO story_current (story_id, revision_number, revision_key, order_key, pub_status, change, type, feed, headline,
            language, received_at, subjects, places, genres, keywords, ed_notes, topics, tickers, related, warnings)
        VALUES ('%s', 1, '%s', 'o', 'usable', 'new', 'text', 'harbour', '%s', '%s', '%s', '[]', '[]', '[]', '[]', '[]',
            '{}', '{}', '[]', '{}')
        """
        .formatted(id, revision, headline, language, at);
  }

  static String revision(
      String id, String key, String order, String lane, String headline, String body) {
    return """
        INSERT INTO story_revision (story_id, revision_key, order_key, lane, revision_number, pub_status, change, changed_fields,
            feed, headline, body, received_at)
        VALUES ('%s', '%s', '%s', '%s', 1, 'usable', 'update', '{body}', 'harbour', '%s', '%s', '2026-02-01 11:00Z')
        """
        .formatted(id, key, order, lane, headline, body);
  }

  static String copy(String id, String of, String group, String relation, String at) {
    return """
        INSERT INTO story_copy (story_id, of_story_id, group_id, relation, similarity, reasons, revision_number, revision_key,
            pub_status, feed, headline, received_at)
        VALUES ('%s', '%s', '%s', '%s', 0.9, '{same text}', 1, 'k3', 'usable', 'night', 'Reprinted', '%s')
        """
        .formatted(id, of, group, relation, at);
  }

  static void execute(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
