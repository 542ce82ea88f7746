package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.storage.Lane;
import io.wiredesk.monitor.storage.SqlFailures;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.Progress;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.TopicReader;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;

/**
 * Reads everything that tells what became of a message, and sums it up. What was accepted is told
 * by the offsets of {@code wire.raw}, no message is read. They are asked for first, all else is
 * read later: what is told of a newer message is left out. What is still on its way counts as
 * unaccounted.
 */
public final class Reconciler {
  private static final int ROWS_AT_ONCE = 5_000;
  private static final int LISTED = 20;
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final String ROWS = "select raw_partition, raw_offset, lane from story_revision";

  private final Map<String, ?> kafka;
  private final Map<String, ?> registry;
  private final DataSource database;

  /**
   * @param kafka properties of Kafka's clients
   * @param registry {@code schema.registry.url} and what else its client needs
   */
  public Reconciler(Map<String, ?> kafka, Map<String, ?> registry, DataSource database) {
    this.kafka = kafka;
    this.registry = registry;
    this.database = database;
  }

  /**
   * A reconciler for the cluster and the database that the file names.
   *
   * @throws ConfigException when the file names no database
   */
  public static Reconciler open(ConfigFile file) {
    return new Reconciler(
        file.section("kafka", KafkaSettings.class).properties(),
        file.section("registry", RegistrySettings.class).properties(),
        database(file.section("monitor", MonitorConfig.class)));
  }

  /** The database, which the sum cannot do without. */
  static DataSource database(MonitorConfig config) {
    if (config.postgres() == null) {
      throw new ConfigException("monitor.postgres is missing: the sum needs the database");
    }
    return config.postgres().unpooled();
  }

  /** The same, with nobody looking on. */
  public static ReconcileReport settled(ConfigFile config, Duration patience)
      throws InterruptedException {
    return settled(config, patience, Progress.NONE);
  }

  /** The sum once it is balanced, or as it is when patience ends; fails as {@link #run} does. */
  public static ReconcileReport settled(ConfigFile config, Duration patience, Progress progress)
      throws InterruptedException {
    Reconciler reconciler = open(config);
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      ReconcileReport report = reconciler.run(LISTED, progress);
      if (report.balanced() || System.nanoTime() > end) {
        return report;
      }
      Thread.sleep(BETWEEN.toMillis());
    }
  }

  /**
   * Reads everything once and sums it up.
   *
   * @param atMost how many unaccounted messages are listed
   * @throws UnavailableException when broker, registry or database do not answer
   */
  public ReconcileReport run(int atMost, Progress progress) {
    Reconciliation sum = new Reconciliation(InstantSource.system());
    try (TopicReader topics = new TopicReader(kafka, progress);
        WireDecoder decoder = new WireDecoder(registry)) {
      topics.spans(WireTopic.RAW, sum::accepted);
      notices(topics, decoder, sum);
      rejected(topics, decoder, sum);
      rejectedBySink(topics, decoder, sum);
      return sum.report(OptionalLong.of(rows(sum, progress)), atMost);
    } catch (KafkaException e) {
      throw new UnavailableException("broker: " + Failures.reason(e), e);
    } catch (SQLException e) {
      throw new UnavailableException("postgres: " + SqlFailures.reason(e), e);
    }
  }

  private void notices(TopicReader topics, WireDecoder decoder, Reconciliation sum) {
    topics.read(
        WireTopic.NOTICES,
        r -> decoder.decode(WireTopic.NOTICES, Notice.class, r).ifPresent(sum::tell));
  }

  private void rejected(TopicReader topics, WireDecoder decoder, Reconciliation sum) {
    topics.read(
        WireTopic.REJECTED,
        r -> decoder.decode(WireTopic.REJECTED, Rejected.class, r).ifPresent(sum::tell));
  }

  private void rejectedBySink(TopicReader topics, WireDecoder decoder, Reconciliation sum) {
    topics.read(
        WireTopic.REJECTED_SINK,
        r -> sum.tellDeadLetter(decoder.decode(WireTopic.STORIES, Story.class, r).orElse(null)));
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
        if (Lane.isCopy(rows.getString(3))) {
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
}
