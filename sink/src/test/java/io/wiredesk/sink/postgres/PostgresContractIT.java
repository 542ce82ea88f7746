package io.wiredesk.sink.postgres;

import io.wiredesk.sink.PostgresSinkTask;
import io.wiredesk.sink.SinkContract;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkTask;

/** The contract of all sinks, kept by PostgreSQL. */
class PostgresContractIT extends SinkContract {
  private static final String SCHEMA = Postgres.freshSchema();

  @Override
  protected SinkTask task() {
    return new PostgresSinkTask();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "postgres.url", Postgres.url(), "postgres.user", "postgres", "postgres.schema", SCHEMA);
  }

  @Override
  protected List<Stored> stored(String prefix) {
    return Postgres.rows(
        SCHEMA,
        "SELECT v.*, r.body FROM (SELECT story_id, 'story' AS lane, revision_number, pub_status,"
            + " headline, revision_key FROM story_current UNION ALL SELECT story_id, 'copy',"
            + " revision_number, pub_status, headline, revision_key FROM story_copy) AS v JOIN"
            + " story_revision AS r USING (story_id, revision_key) WHERE starts_with(story_id, ?)"
            + " ORDER BY story_id",
        prefix,
        row ->
            Stored.of(
                row.getString("story_id"),
                row.getString("lane"),
                row.getInt("revision_number"),
                row.getString("pub_status"),
                row.getString("headline"),
                row.getString("body")));
  }

  @Override
  protected boolean holds(String prefix, String word) {
    return !Postgres.rows(
            SCHEMA,
            "SELECT 1 FROM (SELECT story_id, s::text AS row FROM story AS s UNION ALL SELECT"
                + " story_id, r::text FROM story_revision AS r UNION ALL SELECT story_id, c::text"
                + " FROM story_copy AS c) AS a WHERE starts_with(story_id, ?) AND row ~* '"
                + word
                + "'",
            prefix,
            row -> true)
        .isEmpty();
  }
}
