package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.local.demo.Evidence.Row;
import io.wiredesk.local.demo.IngestAnswer.RawAt;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads what is stored. For one thread. */
final class StoredRows implements AutoCloseable {
  private static final String HISTORY =
      """
      SELECT h.raw_partition, h.raw_offset, h.story_id, h.number, h.revisions, h.pub_status,
        h.killed_at, coalesce(h.headline, '') || coalesce(h.body, '') <> '' AS has_text,
        s.revision_key IS NOT DISTINCT FROM h.revision_key AS is_current,
        s.revision_key IS NOT DISTINCT FROM h.revision_key
          AND coalesce(s.body, '') <> '' AND s.stored_at < s.embargoed AS early,
        c.relation, c.of_story_id
      FROM story_history AS h LEFT JOIN story AS s USING (story_id)
        LEFT JOIN story_copy AS c USING (story_id)
      WHERE h.raw_offset IS NOT NULL
      """;
  private static final String OFFSETS =
      "SELECT topic, partition, max(next_offset) AS next_offset FROM sink_offset GROUP BY 1, 2";

  private final Connection connection;

  StoredRows(Endpoints.Postgres postgres) throws SQLException {
    connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    connection.setReadOnly(true);
  }

  /** Rows by the message that they came from. */
  Map<RawAt, Row> rows() throws SQLException {
    Map<RawAt, Row> rows = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(HISTORY);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.put(new RawAt(found.getInt("raw_partition"), found.getLong("raw_offset")), row(found));
      }
    }
    return rows;
  }

  /** Whether storage has got that far. */
  boolean holds(Map<TopicPartition, Long> published) throws SQLException {
    Map<TopicPartition, Long> stored = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(OFFSETS);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        stored.put(
            new TopicPartition(found.getString("topic"), found.getInt("partition")),
            found.getLong("next_offset"));
      }
    }
    return published.entrySet().stream()
        .allMatch(e -> stored.getOrDefault(e.getKey(), 0L) >= e.getValue());
  }

  private static Row row(ResultSet found) throws SQLException {
    Timestamp killedAt = found.getTimestamp("killed_at");
    return new Row(
        found.getString("story_id"),
        found.getInt("number"),
        found.getInt("revisions"),
        found.getBoolean("is_current"),
        found.getString("pub_status"),
        killedAt == null ? null : killedAt.toInstant(),
        found.getBoolean("has_text"),
        found.getBoolean("early"),
        found.getString("relation"),
        found.getString("of_story_id"));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
