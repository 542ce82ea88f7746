package io.wiredesk.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
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
   * Moves partitions on within the caller's transaction.
   *
   * @param held where this task left each of them, in the order in which all tasks lock them
   * @param next the first offset that will not be stored
   * @throws PartitionLostException when another task has claimed one or it is not where it was
   *     left; then the transaction must not commit
   */
  Map<TopicPartition, Claim> advance(
      Connection connection, SortedMap<TopicPartition, Claim> held, Map<TopicPartition, Long> next)
      throws SQLException, PartitionLostException {
    RoundTrip trip = new RoundTrip();
    Map<TopicPartition, Claim> moved = new LinkedHashMap<>();
    held.forEach(
        (partition, claim) -> {
          long to = next.getOrDefault(partition, claim.next());
          moved.put(partition, new Claim(to, claim.number()));
          trip.add(
              ADVANCE,
              to,
              connector,
              partition.topic(),
              partition.partition(),
              claim.next(),
              claim.number());
        });
    Iterator<Integer> written = trip.run(connection).iterator();
    for (TopicPartition partition : moved.keySet()) {
      if (written.next() != 1) {
        throw new PartitionLostException(partition);
      }
    }
    return moved;
  }

  /**
   * @param next the first offset that is not stored
   * @param number grows with every claim of the partition
   */
  record Claim(long next, long number) {}
}
