package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.Decoded;
import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.StoryDecoder;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The yardstick: the same columns and the text, in one table with nothing but its key, upserted by
 * a JDBC batch that the driver rewrites, a transaction a batch. No offsets, no revisions, no kills.
 */
@SuppressWarnings("NullAway.Init") // started before it is used
final class BareLoop extends SinkTask {
  /** What the current view tells of a story, and its text. */
  static final List<Column> COLUMNS =
      Stream.concat(
              StoryTables.STORY.columns().stream(), Stream.of(Column.text("body", StoryRow::body)))
          .toList();

  private static final String SQL =
      "INSERT INTO bare AS t VALUES (%s) ON CONFLICT (story_id) DO UPDATE SET %s WHERE t.revision_number <= excluded.revision_number"
          .formatted(
              COLUMNS.stream().map(c -> "?::" + c.type()).collect(Collectors.joining(", ")),
              COLUMNS.stream()
                  .map(c -> c.name() + " = excluded." + c.name())
                  .collect(Collectors.joining(", ")));

  private StoryDecoder decoder;
  private Connection connection;

  @Override
  public void start(Map<String, String> settings) {
    PostgresSinkConfig config = new PostgresSinkConfig(settings);
    decoder = new StoryDecoder(config.registry(), Erase.ALL);
    PGSimpleDataSource source = Database.source(config, 90);
    source.setReWriteBatchedInserts(true);
    try {
      connection = source.getConnection();
      connection.setAutoCommit(false);
      try (Statement create = connection.createStatement()) {
        create.execute("CREATE SCHEMA " + config.schema());
        create.execute(
            "CREATE TABLE bare (%s, PRIMARY KEY (story_id))"
                .formatted(
                    COLUMNS.stream()
                        .map(c -> c.name() + " " + c.type())
                        .collect(Collectors.joining(", "))));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    try (PreparedStatement upsert = connection.prepareStatement(SQL)) {
      for (SinkRecord record : records) {
        StoryRow row = ((Decoded.Good) decoder.decode(record)).row();
        for (int i = 0; i < COLUMNS.size(); i++) {
          upsert.setObject(i + 1, COLUMNS.get(i).value().apply(row));
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    decoder.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String version() {
    return "";
  }
}
