package io.wiredesk.monitor;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that tells what became of a message, and sums it up. {@code wire.raw} is read
 * first, up to its end at that moment, all else later: what is told of a newer message is left out.
 * What is still on its way counts as unaccounted.
 */
public final class Reconciler {
  private static final int ROWS_AT_ONCE = 5_000;
  private static final String ROWS = "select raw_partition, raw_offset, lane from story_revision";

  private final Map<String, ?> kafka;
  private final WireSerdes serdes;
  private final DataSource database;

  /**
   * @param kafka properties of Kafka's clients
   * @param registry {@code schema.registry.url} and what else its client needs
   */
  public Reconciler(Map<String, ?> kafka, Map<String, ?> registry, DataSource database) {
    this.kafka = kafka;
    this.serdes = new WireSerdes(registry);
    this.database = database;
  }

  /**
   * @param atMost how many unaccounted messages are listed
   * @throws ReconcileException when broker, registry or database do not answer
   */
  public ReconcileReport run(int atMost, Progress progress) {
    Reconciliation sum = new Reconciliation();
    try (TopicReader topics = new TopicReader(kafka, progress)) {
      topics.read(WireTopic.RAW, r -> sum.accepted(new RawCoordinate(r.partition(), r.offset())));
      notices(topics, sum);
      rejected(topics, sum);
      rejectedBySink(topics, sum);
      return sum.report(rows(sum, progress), atMost);
    } catch (KafkaException e) {
      throw new ReconcileException("broker: " + Kafka.reason(e), e);
    } catch (SQLException e) {
      throw new ReconcileException("postgres: " + Kafka.reason(e), e);
    }
  }

  private void notices(TopicReader topics, Reconciliation sum) {
    try (Deserializer<Notice> notices = serdes.deserializer(WireTopic.NOTICES)) {
      topics.read(
          WireTopic.NOTICES,
          r -> {
            Notice notice = decoded(notices, r);
            if (notice != null && notice.getRawRef() != null) {
              tell(sum, notice, coordinate(notice.getRawRef()));
            }
          });
    }
  }

  private static void tell(Reconciliation sum, Notice notice, RawCoordinate at) {
    switch (notice.getKind()) {
      case STORY_RESENT -> sum.resent(at);
      case STORY_HELD -> sum.held(at);
      case STORY_RELEASED -> sum.released(at);
      default -> {
        // Other notices tell nothing of a message's fate.
      }
    }
  }

  private void rejected(TopicReader topics, Reconciliation sum) {
    try (Deserializer<Rejected> rejections = serdes.deserializer(WireTopic.REJECTED)) {
      topics.read(
          WireTopic.REJECTED,
          r -> {
            Rejected rejection = decoded(rejections, r);
            if (rejection != null) {
              tell(sum, rejection);
            }
          });
    }
  }

  private static void tell(Reconciliation sum, Rejected rejection) {
    Integer partition = rejection.getSourcePartition();
    Long offset = rejection.getSourceOffset();
    if (rejection.getSourceTopic() == null) {
      sum.rejectedAtIngest();
    } else if (WireTopic.RAW.topicName().equals(rejection.getSourceTopic())
        && partition != null
        && offset != null) {
      sum.rejected(new RawCoordinate(partition, offset));
    }
  }

  /** Connect's queue holds the record as it was: its message is told by the story inside. */
  private void rejectedBySink(TopicReader topics, Reconciliation sum) {
    try (Deserializer<Story> stories = serdes.deserializer(WireTopic.STORIES)) {
      topics.read(WireTopic.REJECTED_SINK, r -> tell(sum, stories, r));
    }
  }

  private static void tell(
      Reconciliation sum, Deserializer<Story> stories, ConsumerRecord<byte[], byte[]> record) {
    Story story = decoded(stories, record);
    if (story != null && story.getWire().getRawRef() != null) {
      sum.rejected(coordinate(story.getWire().getRawRef()));
      return;
    }
    sum.sinkUnreadable();
  }

  /** Returns the number of stories. */
  private long rows(Reconciliation sum, Progress progress) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement select = connection.createStatement()) {
        select.setFetchSize(ROWS_AT_ONCE);
        try (ResultSet rows = select.executeQuery(ROWS)) {
          revisions(rows, sum, progress);
        }
        try (ResultSet count = select.executeQuery("select count(*) from story")) {
          count.next();
          return count.getLong(1);
        }
      } finally {
        connection.rollback();
      }
    }
  }

  private static void revisions(ResultSet rows, Reconciliation sum, Progress progress)
      throws SQLException {
    long done = 0;
    while (rows.next()) {
      RawCoordinate at = new RawCoordinate(rows.getInt(1), rows.getLong(2));
      if (!rows.wasNull()) {
        if ("copy".equals(rows.getString(3))) {
          sum.duplicate(at);
        } else {
          sum.stored(at);
        }
      }
      if (++done % ROWS_AT_ONCE == 0) {
        progress.at("story_revision", done, 0);
      }
    }
  }

  /** Null for poison, which names no message; a registry that is away is no poison. */
  private static <T> @Nullable T decoded(
      Deserializer<T> deserializer, ConsumerRecord<byte[], byte[]> record) {
    try {
      return deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      if (e.getCause() instanceof IOException) {
        throw new ReconcileException("registry: " + Kafka.reason(e.getCause()), e);
      }
      return null;
    }
  }

  private static RawCoordinate coordinate(RawRef ref) {
    return new RawCoordinate(ref.getPartition(), ref.getOffset());
  }
}
