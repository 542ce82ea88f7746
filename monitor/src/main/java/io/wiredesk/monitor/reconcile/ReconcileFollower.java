package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.config.PostgresSettings;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

/**
 * The sum of all messages, kept up without reading everything again, for a command that watches.
 */
public final class ReconcileFollower implements AutoCloseable {
  private final TopicTail tail;
  private final LagScanner scanner;
  private final LiveReconciliation live;

  private ReconcileFollower(TopicTail tail, LagScanner scanner, LiveReconciliation live) {
    this.tail = tail;
    this.scanner = scanner;
    this.live = live;
  }

  /**
   * A watch of the cluster and the database that the file names.
   *
   * @throws ConfigException when the file names no database
   */
  public static ReconcileFollower open(ConfigFile file) {
    PostgresSettings postgres = file.section("monitor", MonitorConfig.class).postgres();
    if (postgres == null) {
      throw new ConfigException("monitor.postgres is missing: the sum needs the database");
    }
    InstantSource clock = InstantSource.system();
    LiveReconciliation live =
        new LiveReconciliation(new StoredRevisions(postgres.unpooled()), clock);
    TopicTail tail =
        TopicTail.open(
            file,
            clock,
            EnumSet.of(
                WireTopic.STORIES,
                WireTopic.DUPLICATES,
                WireTopic.NOTICES,
                WireTopic.REJECTED,
                WireTopic.REJECTED_SINK),
            List.of(live));
    return new ReconcileFollower(tail, LagScanner.open(file), live);
  }

  /**
   * The sum now.
   *
   * @throws UnavailableException when broker or registry do not answer
   * @throws ReconcileException when the database does not
   */
  public ReconcileReport next(Duration atMost) {
    tail.catchUpOrFail(atMost);
    live.accept(scanner.scan());
    live.settle();
    LiveReconciliation.State state = live.state(tail.isComplete());
    if (state.problem() != null) {
      throw new ReconcileException(state.problem());
    }
    return state.sum();
  }

  @Override
  public void close() {
    scanner.close();
    tail.close();
  }
}
