package io.wiredesk.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.common.TopicPartition;

/**
 * The table {@code sink_offset}: how far each partition is stored, and who may move it.
 *
 * <p>A task claims a partition when it opens it. The claim waits for a transaction of the former
 * holder that is under way and fences all its later ones, whether the position has moved since or
 * not. The first row ever is written by the same statement, so two tasks cannot both begin.
 */
public final class SinkOffsets {
  private static final String CLAIM =
      """
      INSERT INTO sink_offset AS o (connector, topic, partition, next_offset, claim)
      VALUES (?, ?, ?, 0, 1)
      ON CONFLICT (connector, topic, partition) DO UPDATE SET claim = o.claim + 1
      RETURNING next_offset, claim""";
  private static final String ADVANCE =
      """
      UPDATE sink_offset SET next_offset = ?, updated_at = clock_timestamp()
      WHERE connector = ? AND topic = ? AND partition = ? AND next_offset = ? AND claim = ?""";

  private final String connector;

  public SinkOffsets(String connector) {
    this.connector = connector;
  }

  Claim claim(Connection connection, TopicPartition partition) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setString(1, connector);
      statement.setString(2, partition.topic());
      statement.setInt(3, partition.partition());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Claim(row.getLong(1), row.getLong(2));
      }
    }
  }

  /**
   * Moves the partition on within the caller's transaction.
   *
   * @throws PartitionLostException when another task has claimed it or it is not where it was left;
   *     then the transaction must not commit
   */
  Claim advance(Connection connection, TopicPartition partition, Claim held, long next)
      throws SQLException, PartitionLostException {
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      statement.setLong(1, next);
      statement.setString(2, connector);
      statement.setString(3, partition.topic());
      statement.setInt(4, partition.partition());
      statement.setLong(5, held.next());
      statement.setLong(6, held.number());
      if (statement.executeUpdate() != 1) {
        throw new PartitionLostException(partition);
      }
      return new Claim(next, held.number());
    }
  }

  /**
   * @param next the first offset that is not stored
   * @param number grows with every claim of the partition
   */
  record Claim(long next, long number) {}
}
