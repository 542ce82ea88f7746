package io.wiredesk.monitor;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database with as much of the sink's tables as the monitor asks for. */
final class BareTables {
  private BareTables() {}

  static EmbeddedPostgres start(Path folder) throws Exception {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setLocaleConfig("locale", "C.UTF-8")
            .start();
    execute(
        postgres,
        "create table story (story_id text)",
        "create table story_revision (story_id text, revision_key text, lane text,"
            + " raw_partition int, raw_offset bigint, stored_at timestamptz default now(),"
            + " feed text default 'demo', received_at timestamptz default now())");
    return postgres;
  }

  static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
