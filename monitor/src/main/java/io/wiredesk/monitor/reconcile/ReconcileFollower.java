package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

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
    MonitorConfig config = file.section("monitor", MonitorConfig.class);
    DataSource database = Reconciler.database(config);
    InstantSource clock = InstantSource.system();
    LiveReconciliation live =
        new LiveReconciliation(Optional.of(new StoredRevisions(database)), clock);
    TopicTail tail =
        TopicTail.open(
            file,
            config.feedsSince(),
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
   * @throws UnavailableException when broker, registry or database do not answer
   */
  public ReconcileReport next(Duration atMost) {
    tail.catchUpOrFail(atMost);
    live.accept(scanner.scan());
    live.settle(atMost);
    LiveReconciliation.State state = live.state(tail.isComplete());
    state
        .problem()
        .ifPresent(
            problem -> {
              throw new UnavailableException(problem);
            });
    return state.sum();
  }

  @Override
  public void close() {
    scanner.close();
    tail.close();
  }
}
