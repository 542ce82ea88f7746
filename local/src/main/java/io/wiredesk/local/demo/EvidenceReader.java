package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.local.demo.Evidence.RawItem;
import io.wiredesk.local.demo.Evidence.Row;
import io.wiredesk.local.demo.SentMessage.RecordAt;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.TopicReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads along on topics and looks into tables, again and again. It asks the pipeline's own topics
 * and tables, not the monitor, which would otherwise vouch for itself. For one thread.
 */
final class EvidenceReader implements AutoCloseable {
  private static final String HISTORY =
      """
      SELECT h.raw_partition, h.raw_offset, h.number, h.revisions, h.pub_status,
        h.killed_at, coalesce(h.headline, '') || coalesce(h.body, '') <> '' AS has_text,
        s.revision_key IS NOT DISTINCT FROM h.revision_key AS is_current,
        s.revision_key IS NOT DISTINCT FROM h.revision_key
          AND coalesce(s.body, '') <> '' AND s.stored_at < s.embargoed AS early,
        c.relation, c.of_story_id
      FROM story_history AS h LEFT JOIN story AS s USING (story_id)
        LEFT JOIN story_copy AS c USING (story_id)
      WHERE h.raw_offset IS NOT NULL
      """;

  private final Connection tables;
  private final TopicReader<SpecificRecord> topics;

  private final Map<RecordAt, RawItem> raw = new LinkedHashMap<>();
  private final Map<RecordAt, Rejected> rejected = new LinkedHashMap<>();
  private final Set<RecordAt> resent = new HashSet<>();
  private final Set<RecordAt> held = new HashSet<>();
  private final Set<RecordAt> withheld = new HashSet<>();

  EvidenceReader(Endpoints endpoints) throws SQLException {
    Endpoints.Postgres postgres = endpoints.postgres();
    tables = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    tables.setReadOnly(true);
    topics =
        TopicReader.open(
            new KafkaSettings(Map.of("bootstrap.servers", endpoints.kafka())),
            new RegistrySettings(Map.of("schema.registry.url", endpoints.registry())),
            WireTopic.RAW,
            WireTopic.REJECTED,
            WireTopic.NOTICES);
  }

  /** What they say now. */
  Evidence read() throws SQLException {
    topics.poll(this::take);
    return new Evidence(
        Map.copyOf(raw),
        Map.copyOf(rejected),
        Set.copyOf(resent),
        Set.copyOf(held),
        Set.copyOf(withheld),
        rows());
  }

  private void take(ConsumerRecord<String, SpecificRecord> record) {
    RecordAt at = new RecordAt(record.partition(), record.offset());
    if (record.value() instanceof WireStory story) {
      raw.put(at, new RawItem(story.getStoryId(), story.getFileName()));
    } else if (record.value() instanceof Rejected rejection) {
      rejected.put(at, rejection);
    } else if (record.value() instanceof Notice notice && notice.getRawRef() != null) {
      take(notice, notice.getRawRef());
    }
  }

  private void take(Notice notice, RawRef ref) {
    RecordAt at = new RecordAt(ref.getPartition(), ref.getOffset());
    if (notice.getKind() == NoticeKind.STORY_RESENT) {
      resent.add(at);
    } else if (notice.getKind() == NoticeKind.STORY_HELD) {
      held.add(at);
      if (notice.getUntil() == null) {
        withheld.add(at);
      }
    }
  }

  private Map<RecordAt, Row> rows() throws SQLException {
    Map<RecordAt, Row> rows = new HashMap<>();
    try (PreparedStatement query = tables.prepareStatement(HISTORY);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        RecordAt at = new RecordAt(found.getInt("raw_partition"), found.getLong("raw_offset"));
        rows.put(at, row(found));
      }
    }
    return rows;
  }

  private static Row row(ResultSet found) throws SQLException {
    Timestamp killedAt = found.getTimestamp("killed_at");
    return new Row(
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
    topics.close();
    tables.close();
  }
}
