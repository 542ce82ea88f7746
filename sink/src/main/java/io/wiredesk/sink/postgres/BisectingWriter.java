package io.wiredesk.sink.postgres;

import io.wiredesk.sink.connect.WrittenCounts;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes a batch that PostgreSQL refused for its data, within one transaction: halves it until the
 * culprits stand alone. Those go to {@code refused}; the others are written.
 */
final class BisectingWriter {
  private final Connection connection;
  private final BiConsumer<StoryRow, Exception> refused;

  BisectingWriter(Connection connection, BiConsumer<StoryRow, Exception> refused) {
    this.connection = connection;
    this.refused = refused;
  }

  WrittenCounts write(List<StoryRow> rows) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      WrittenCounts written = StoryWriter.write(connection, rows);
      connection.releaseSavepoint(before);
      return written;
    } catch (SQLException e) {
      if (SqlFault.of(e) != SqlFault.DATA) {
        throw e;
      }
      connection.rollback(before);
      return isolate(rows, e);
    }
  }

  private WrittenCounts isolate(List<StoryRow> rows, SQLException failure) throws SQLException {
    if (rows.size() == 1) {
      refused.accept(rows.get(0), failure);
      return WrittenCounts.NOTHING;
    }
    int half = rows.size() / 2;
    return write(rows.subList(0, half)).plus(write(rows.subList(half, rows.size())));
  }
}
