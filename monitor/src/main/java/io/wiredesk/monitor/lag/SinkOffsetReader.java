package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.topics.Failures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what the sink has made durable: {@code sink_offset}, whose rows commit with the stories
 * they stand for. Connect's own offsets lag behind it and say nothing about storage.
 */
public final class SinkOffsetReader {
  private static final int SECONDS = 3;
  private static final String UNDEFINED_TABLE = "42P01";
  private static final String SELECT =
      "select connector, topic, partition, next_offset from sink_offset";

  private final DataSource database;

  SinkOffsetReader(DataSource database) {
    this.database = database;
  }

  /** One group a connector; none, with a problem noted, when the database does not answer. */
  List<GroupOffsets> read(List<String> problems) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setQueryTimeout(SECONDS);
      try (ResultSet rows = select.executeQuery()) {
        return groups(rows);
      }
    } catch (SQLException e) {
      problems.add("postgres: " + reason(e));
      return List.of();
    }
  }

  /**
   * SQLSTATE class 08 is a lost connection; a pool that cannot get one names no state of its own.
   */
  public static String reason(SQLException e) {
    String state = e.getSQLState();
    if (UNDEFINED_TABLE.equals(state)) {
      return "no tables yet; the sink has not started";
    }
    return e instanceof SQLTransientConnectionException || (state != null && state.startsWith("08"))
        ? "the database does not answer"
        : Failures.reason(e);
  }

  private static List<GroupOffsets> groups(ResultSet rows) throws SQLException {
    Map<String, Map<TopicPartition, Long>> byConnector = new HashMap<>();
    while (rows.next()) {
      byConnector
          .computeIfAbsent(rows.getString("connector"), c -> new HashMap<>())
          .put(
              new TopicPartition(rows.getString("topic"), rows.getInt("partition")),
              rows.getLong("next_offset"));
    }
    List<GroupOffsets> groups = new ArrayList<>();
    byConnector.forEach(
        (connector, offsets) ->
            groups.add(new GroupOffsets(connector, GroupKind.STORAGE, "-", true, offsets)));
    return groups;
  }
}
