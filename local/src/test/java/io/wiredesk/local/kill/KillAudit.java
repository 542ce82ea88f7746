package io.wiredesk.local.kill;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.TopicReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Compares storage and topics with what ingest acknowledged. */
final class KillAudit {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path data;
  private final KillLedger ledger;
  private final List<String> faults = new ArrayList<>();

  KillAudit(Path data, KillLedger ledger) {
    this.data = data;
    this.ledger = ledger;
  }

  /** One line for each broken promise, after all that is on its way has arrived. */
  List<String> faults() throws InterruptedException, SQLException {
    ConfigFile config = ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE));
    ReconcileReport sum = Reconciler.settled(config, PATIENCE);
    if (!sum.balanced()) {
      faults.add("the sum is out: " + sum.render());
    }
    System.out.println(sum.render());
    everyAcknowledgedVersionIsStored();
    everyStoryHasOneCurrentRow();
    nothingIsPublishedTwice(config, WireTopic.STORIES, WireTopic.DUPLICATES);
    return faults;
  }

  private void everyAcknowledgedVersionIsStored() throws SQLException {
    Map<String, NavigableSet<Integer>> stored = new HashMap<>();
    query(
        "SELECT story_id, version FROM story_revision",
        row -> {
          NavigableSet<Integer> versions =
              stored.computeIfAbsent(row.getString(1), id -> new TreeSet<>());
          if (!versions.add(row.getInt(2))) {
            faults.add("stored twice: " + row.getString(1) + " version " + row.getInt(2));
          }
        });
    ledger
        .versions()
        .forEach(
            (id, versions) -> {
              Set<Integer> lost = new TreeSet<>(versions);
              lost.removeAll(stored.getOrDefault(id, new TreeSet<>()));
              if (!lost.isEmpty()) {
                faults.add("lost: " + id + " versions " + lost);
              }
            });
  }

  private void everyStoryHasOneCurrentRow() throws SQLException {
    Map<String, Integer> current = new HashMap<>();
    query(
        "SELECT story_id, version FROM story UNION ALL SELECT story_id, version FROM story_copy",
        row -> {
          if (current.put(row.getString(1), row.getInt(2)) != null) {
            faults.add("two current rows: " + row.getString(1));
          }
        });
    ledger
        .versions()
        .forEach(
            (id, versions) -> {
              if (current.getOrDefault(id, 0) < versions.last()) {
                faults.add(
                    "not the newest: %s is %s, acknowledged %s"
                        .formatted(id, current.get(id), versions.last()));
              }
            });
  }

  private void nothingIsPublishedTwice(ConfigFile config, WireTopic... topics) {
    Set<String> seen = new HashSet<>();
    try (TopicReader<Story> reader = TopicReader.open(config, topics)) {
      reader.readToEnd(
          record -> {
            String raw = String.valueOf(record.value().getWire().getRawRef());
            if (!seen.add(raw)) {
              faults.add("published twice: " + record.key() + " of " + raw);
            }
          });
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, RowReader reader) throws SQLException {
    Endpoints.Postgres postgres = Endpoints.read(data).postgres();
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }
}
