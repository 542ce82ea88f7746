package io.wiredesk.local.fault;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.schemas.Read;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireReader;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.Sha256;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares storage and topics with what ingest acknowledged: every version is stored once, with its
 * text, the newest is the current one, nothing is published twice and the sum is balanced.
 */
final class LedgerAudit {
  private static final int ROWS_AT_ONCE = 5_000;
  private static final int LISTED = 20;

  private final ConfigFile config;
  private final Endpoints.Postgres postgres;
  private final SentLedger ledger;
  private final List<String> faults = new ArrayList<>();

  LedgerAudit(ConfigFile config, Endpoints.Postgres postgres, SentLedger ledger) {
    this.config = config;
    this.postgres = postgres;
    this.ledger = ledger;
  }

  /** The sum, once all that is on its way has arrived. */
  ReconcileReport settled(Duration patience) throws InterruptedException {
    ReconcileReport sum = Reconciler.settled(config, patience);
    if (!sum.balanced()) {
      faults.add("the sum is out: " + sum.render());
    }
    return sum;
  }

  /** One line for each broken promise; the first of very many. Asked when it has settled. */
  List<String> faults() throws SQLException {
    everyAcknowledgedVersionIsStoredOnce();
    everyStoryHasOneCurrentRow();
    nothingIsPublishedTwice(WireTopic.STORIES, WireTopic.DUPLICATES);
    return faults.subList(0, Math.min(faults.size(), LISTED));
  }

  private void everyAcknowledgedVersionIsStoredOnce() throws SQLException {
    Map<String, NavigableMap<Integer, String>> stored = new HashMap<>();
    query(
        "SELECT story_id, version, body FROM story_revision",
        row -> {
          String body = row.getString(3);
          String hash = body == null ? "no body" : Sha256.hex(body);
          Map<Integer, String> versions =
              stored.computeIfAbsent(row.getString(1), id -> new TreeMap<>());
          if (ledger.versions().containsKey(row.getString(1))
              && versions.put(row.getInt(2), hash) != null) {
            faults.add("stored twice: " + row.getString(1) + " version " + row.getInt(2));
          }
        });
    ledger
        .versions()
        .forEach(
            (id, versions) ->
                versions.forEach(
                    (version, hash) -> {
                      String found = stored.getOrDefault(id, new TreeMap<>()).get(version);
                      if (found == null) {
                        faults.add("lost: " + id + " version " + version);
                      } else if (!found.equals(hash)) {
                        faults.add("not as sent: " + id + " version " + version);
                      }
                    }));
  }

  private void everyStoryHasOneCurrentRow() throws SQLException {
    Map<String, Integer> current = new HashMap<>();
    query(
        "SELECT story_id, version FROM story UNION ALL SELECT story_id, version FROM story_copy",
        row -> {
          if (ledger.versions().containsKey(row.getString(1))
              && current.put(row.getString(1), row.getInt(2)) != null) {
            faults.add("two current rows: " + row.getString(1));
          }
        });
    ledger
        .versions()
        .forEach(
            (id, versions) -> {
              if (current.getOrDefault(id, 0) < versions.lastKey()) {
                faults.add(
                    "not the newest: %s is %s, acknowledged %s"
                        .formatted(id, current.get(id), versions.lastKey()));
              }
            });
  }

  private void nothingIsPublishedTwice(WireTopic... topics) {
    PublishedOnce published = new PublishedOnce();
    WireSerdes serdes = config.section("registry", RegistrySettings.class).serdes();
    for (WireTopic topic : topics) {
      try (WireReader<Story> stories = serdes.reader(topic)) {
        for (ConsumerRecord<byte[], byte[]> record : TopicBytes.of(config, topic.topicName())) {
          if (stories.read(record.value()) instanceof Read.Value<Story> story
              && ledger.versions().containsKey(story.value().getWire().getStoryId())) {
            published.add(story.value());
          }
        }
      }
    }
    published.twice().forEach(rawRef -> faults.add("published twice: " + rawRef));
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, RowReader reader) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password())) {
      connection.setAutoCommit(false); // so that rows come a few at a time
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(ROWS_AT_ONCE);
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            reader.read(rows);
          }
        }
      }
    }
  }
}
