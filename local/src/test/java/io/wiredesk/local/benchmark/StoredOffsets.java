package io.wiredesk.local.benchmark;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.TopicReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * When which story was in its row. The sink moves its offset in the transaction of the rows, so
 * that one number tells of all of them and nothing has to be looked for in the tables.
 */
final class StoredOffsets implements AutoCloseable {
  /** How often the offset is looked at; what is told may be too long by this. */
  private static final Duration LOOK = Duration.ofMillis(3);

  private final Endpoints.Postgres postgres;
  private final NavigableMap<Long, Long> reached = new ConcurrentSkipListMap<>();
  private final Thread looker = new Thread(this::look, "look");
  private volatile boolean over;

  StoredOffsets(Endpoints.Postgres postgres) {
    this.postgres = postgres;
    looker.start();
  }

  /** The offset before which all of wire.stories is stored. */
  long next() {
    return reached.isEmpty() ? 0 : reached.lastKey();
  }

  /** When each story of wire.stories was stored first, by guid; nanoseconds. */
  Map<String, Long> times(ConfigFile config) {
    Map<String, Long> times = new HashMap<>();
    try (TopicReader<Story> stories = TopicReader.open(config, WireTopic.STORIES)) {
      stories.readToEnd(
          record -> {
            Map.Entry<Long, Long> stored = reached.higherEntry(record.offset());
            String guid = record.value().getWire().getGuid();
            if (stored != null && guid != null) {
              times.putIfAbsent(guid, stored.getValue());
            }
          });
    }
    return times;
  }

  private void look() {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT max(next_offset) FROM sink_offset WHERE topic = 'wire.stories'")) {
      while (!over) {
        try (ResultSet rows = query.executeQuery()) {
          if (rows.next()) {
            reached.putIfAbsent(rows.getLong(1), System.nanoTime());
          }
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
