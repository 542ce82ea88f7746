package io.wiredesk.monitor.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * What the sink has made durable: {@code sink_offset}, whose rows commit with the stories they
 * stand for. Connect's own offsets lag behind it and say nothing about storage.
 */
public final class StoredOffsets {
  private static final int SECONDS = 3;
  private static final String SELECT =
      "select connector, topic, partition, next_offset from sink_offset";

  private final DataSource database;

  public StoredOffsets(DataSource database) {
    this.database = database;
  }

  /** The next offset to be stored, by connector and partition. */
  public Map<String, Map<TopicPartition, Long>> read() throws SQLException {
    Map<String, Map<TopicPartition, Long>> byConnector = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setQueryTimeout(SECONDS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          byConnector
              .computeIfAbsent(rows.getString("connector"), c -> new HashMap<>())
              .put(
                  new TopicPartition(rows.getString("topic"), rows.getInt("partition")),
                  rows.getLong("next_offset"));
        }
      }
    }
    return byConnector;
  }
}
