package io.wiredesk.sink.postgres;

import io.wiredesk.sink.connect.Backoff;
import io.wiredesk.sink.connect.DeadLetterReporter;
import io.wiredesk.sink.connect.RecordPlace;
import io.wiredesk.sink.connect.SinkMeters;
import io.wiredesk.sink.connect.WrittenCounts;
import io.wiredesk.sink.postgres.SinkOffsets.Claim;
import io.wiredesk.sink.story.Decoded;
import io.wiredesk.sink.story.StoryDecoder;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task's work: rows and offsets in one database transaction a batch.
 *
 * <p>The database alone says what is stored. A partition is read from where {@code sink_offset}
 * stands, and after any failure all are claimed and sought anew, since the failed commit may have
 * got through. Not thread-safe.
 */
public final class ExactlyOnceWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ExactlyOnceWriter.class);

  private final Database database;
  private final SinkOffsets offsets;
  private final StoryDecoder decoder;
  private final SinkTaskContext context;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Runnable stored;
  private final DeadLetterReporter rejects;
  private final SinkMeters meters;
  private final ClaimedPartitions holdings = new ClaimedPartitions();

  /**
   * @param stored is run when rows are committed, or may have been before this task began
   */
  public ExactlyOnceWriter(
      Database database,
      SinkOffsets offsets,
      StoryDecoder decoder,
      SinkTaskContext context,
      Backoff backoff,
      InstantSource clock,
      Runnable stored) {
    this.database = database;
    this.offsets = offsets;
    this.decoder = decoder;
    this.context = context;
    this.backoff = backoff;
    this.clock = clock;
    this.stored = stored;
    this.rejects = new DeadLetterReporter(context.errantRecordReporter());
    this.meters = new SinkMeters(context);
  }

  public void open(Collection<TopicPartition> partitions) {
    holdings.assign(partitions);
    try {
      claim(partitions);
    } catch (SQLException e) {
      // Connect takes no failure here; the next put claims them or says what is wrong.
      log.warn("partitions not claimed yet reason={}", SqlFault.describe(e));
      forget();
    }
  }

  public void close(Collection<TopicPartition> partitions) {
    holdings.release(partitions);
  }

  /**
   * Writes the records and moves the offsets, in one transaction.
   *
   * @throws RetriableException when the same records shall be delivered again after a while
   */
  public void put(Collection<SinkRecord> records) {
    try {
      holdings.begin();
      claim(holdings.unclaimed());
      store(
          records.stream()
              .filter(r -> holdings.isReadFromClaim(RecordPlace.of(r).partition()))
              .toList());
      holdings.end();
      backoff.reset();
    } catch (PartitionLostException e) {
      meters.fenced();
      database.rollback();
      holdings.lose(e.partition());
      throw later(e.getMessage() + "; nothing of the batch was written", e);
    } catch (SQLException e) {
      forget();
      throw faulty(e);
    } catch (RetriableException e) {
      database.rollback();
      throw later(String.valueOf(e.getMessage()), e);
    } catch (ConnectException e) {
      database.rollback();
      throw e;
    }
  }

  public Map<TopicPartition, OffsetAndMetadata> stored() {
    return holdings.stored();
  }

  @Override
  public void close() {
    database.close();
    decoder.close();
    meters.close();
  }

  /** Takes the partitions and has Connect read on from where the database stands. */
  private void claim(Collection<TopicPartition> partitions) throws SQLException {
    if (partitions.isEmpty()) {
      return;
    }
    Connection connection = database.connection();
    Map<TopicPartition, Claim> made = new HashMap<>();
    for (TopicPartition partition : holdings.unclaimed()) {
      if (partitions.contains(partition)) {
        made.put(partition, offsets.claim(connection, partition));
      }
    }
    connection.commit();
    holdings.claimed(made);
    made.forEach((partition, claim) -> context.offset(partition, claim.next()));
    stored.run();
    log.info("partitions claimed {}", made);
  }

  private void store(List<SinkRecord> records) throws SQLException, PartitionLostException {
    List<SinkRecord> due = records.stream().filter(r -> holdings.take(RecordPlace.of(r))).toList();
    meters.skipped(records.size() - due.size());
    if (due.isEmpty()) {
      return;
    }
    long start = clock.millis();
    List<StoryRow> rows = new ArrayList<>(due.size());
    List<Decoded.Bad> errant = new ArrayList<>();
    sort(due, rows, errant);

    Connection connection = database.connection();
    // Offsets first: a task that lost a partition finds out before it does any work.
    Map<TopicPartition, Claim> moved = advance(connection, due);
    WrittenCounts written;
    try {
      written = StoryWriter.write(connection, rows);
    } catch (SQLException e) {
      if (SqlFault.of(e) != SqlFault.DATA) {
        throw e;
      }
      connection.rollback();
      moved = advance(connection, due);
      written =
          new BisectingWriter(connection, (row, why) -> errant.add(refused(row, why))).write(rows);
    }
    rejects.report(errant);
    connection.commit();

    holdings.moved(moved);
    rejects.settled();
    stored.run();
    Duration took = Duration.ofMillis(clock.millis() - start);
    meters.committed(due.size(), errant.size(), written, took);
  }

  private void sort(List<SinkRecord> due, List<StoryRow> rows, List<Decoded.Bad> unreadable) {
    for (SinkRecord record : due) {
      Decoded decoded = decoder.decode(record);
      if (decoded instanceof Decoded.Good readable) {
        rows.add(readable.row());
      } else if (decoded instanceof Decoded.Bad not) {
        unreadable.add(not);
      }
    }
  }

  private Map<TopicPartition, Claim> advance(Connection connection, List<SinkRecord> due)
      throws SQLException, PartitionLostException {
    SortedMap<TopicPartition, Claim> held = new TreeMap<>(ClaimedPartitions.ORDER);
    Map<TopicPartition, Long> next = new HashMap<>();
    for (SinkRecord record : due) {
      RecordPlace at = RecordPlace.of(record);
      held.computeIfAbsent(at.partition(), holdings::claim);
      next.merge(at.partition(), at.offset() + 1, Math::max);
    }
    return offsets.advance(connection, held, next);
  }

  private static Decoded.Bad refused(StoryRow row, Exception why) {
    // Its message may quote the row; the SQLSTATE says enough.
    String state = why instanceof SQLException sql ? SqlFault.describe(sql) : why.toString();
    return new Decoded.Bad(row.source(), new DataException("PostgreSQL refuses the row: " + state));
  }

  private void forget() {
    database.rollback();
    database.close();
    holdings.loseAll();
  }

  private ConnectException faulty(SQLException failure) {
    if (SqlFault.of(failure) == SqlFault.TRANSIENT) {
      return later("database: " + failure.getMessage(), failure);
    }
    return new ConnectException(
        "the database refuses the connector (%s): %s. Check postgres.url, postgres.user,"
                .formatted(SqlFault.describe(failure), failure.getMessage())
            + " postgres.password, the user's rights and that schema postgres.schema is Wiredesk's own",
        failure);
  }

  private RetriableException later(String what, Exception cause) {
    meters.retried();
    Duration wait = backoff.next();
    context.timeout(wait.toMillis());
    log.warn("batch put off wait_ms={} reason={}", wait.toMillis(), what);
    return new RetriableException(what, cause);
  }
}
