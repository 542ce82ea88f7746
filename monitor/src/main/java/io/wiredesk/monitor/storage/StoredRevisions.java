package io.wiredesk.monitor.storage;

import io.wiredesk.monitor.topics.RawCoordinate;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Looks messages up in {@code story_revision} by their place on {@code wire.raw}. */
public final class StoredRevisions {
  private static final int SECONDS = 10;
  private static final int COUNT_SECONDS = 3;
  private static final String LOOK_UP =
      """
      SELECT r.raw_partition, r.raw_offset, r.lane, r.stored_at
      FROM unnest(?, ?) AS wanted(p, o)
      JOIN story_revision AS r ON r.raw_partition = wanted.p AND r.raw_offset = wanted.o""";

  /** A message that is stored, as a story or as a copy of one. */
  public record Row(RawCoordinate at, boolean copy, Instant storedAt) {}

  private final DataSource database;

  public StoredRevisions(DataSource database) {
    this.database = database;
  }

  public List<Row> find(Collection<RawCoordinate> wanted) throws SQLException {
    if (wanted.isEmpty()) {
      return List.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(LOOK_UP)) {
      select.setQueryTimeout(SECONDS);
      select.setArray(1, array(connection, "int4", wanted.stream().map(RawCoordinate::partition)));
      select.setArray(2, array(connection, "int8", wanted.stream().map(RawCoordinate::offset)));
      try (ResultSet rows = select.executeQuery()) {
        return read(rows);
      }
    }
  }

  /** Rows of {@code story}; fails where there are more than can be counted in a few seconds. */
  public long stories() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM story")) {
      select.setQueryTimeout(COUNT_SECONDS);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static Array array(Connection connection, String type, Stream<?> values)
      throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  private static List<Row> read(ResultSet rows) throws SQLException {
    List<Row> found = new ArrayList<>();
    while (rows.next()) {
      found.add(
          new Row(
              new RawCoordinate(rows.getInt("raw_partition"), rows.getLong("raw_offset")),
              Lane.isCopy(rows.getString("lane")),
              rows.getTimestamp("stored_at").toInstant()));
    }
    return found;
  }
}
