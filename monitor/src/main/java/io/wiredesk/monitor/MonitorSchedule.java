package io.wiredesk.monitor;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.monitor.console.Dependencies;
import io.wiredesk.monitor.console.Overview;
import io.wiredesk.monitor.console.OverviewStream;
import io.wiredesk.monitor.console.PipelineState;
import io.wiredesk.monitor.console.Ticker;
import io.wiredesk.monitor.feeds.FeedMetrics;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedRhythmReader;
import io.wiredesk.monitor.feeds.SilenceNotifier;
import io.wiredesk.monitor.lag.LagMetrics;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.needs.LiveKills;
import io.wiredesk.monitor.output.ScanMetrics;
import io.wiredesk.monitor.reconcile.ReconcileMetrics;
import io.wiredesk.monitor.rejected.RejectedMetrics;
import io.wiredesk.monitor.storage.SqlFailures;
import io.wiredesk.service.MetricsPage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor's rounds, each on a thread of its own so that a slow one holds up no other: scan and
 * publish, ask the dependencies, follow the topics, tell what came, look up what is stored, learn
 * the feeds' rhythm, listen for silence.
 */
final class MonitorSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorSchedule.class);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration FOLLOW = Duration.ofMillis(200);
  private static final Duration TELL = Duration.ofMillis(150);

  /** On a busy wire every small append would wake the tail; what comes meanwhile comes together. */
  private static final Duration TOGETHER = Duration.ofMillis(20);

  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final int ROUNDS = 8;

  private final LagScanner scanner;
  private final PipelineState state;
  private final LiveKills kills;
  private final Ticker ticker;
  private final SilenceNotifier silence;
  private final Dependencies dependencies;
  private final Overview overview;
  private final OverviewStream overviews;
  private final PrometheusMeterRegistry metrics;
  private final String cluster;
  private final ScanMetrics scans;
  private final Timer scanTime;
  private Optional<FeedRhythmReader> rhythm; // empty once it is learned
  private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(ROUNDS);

  /**
   * @param rhythm empty where no database is configured
   */
  MonitorSchedule(
      LagScanner scanner,
      PipelineState state,
      LiveKills kills,
      Ticker ticker,
      SilenceNotifier silence,
      Optional<FeedRhythmReader> rhythm,
      Dependencies dependencies,
      Overview overview,
      OverviewStream overviews,
      PrometheusMeterRegistry metrics,
      String cluster) {
    this.scanner = scanner;
    this.state = state;
    this.kills = kills;
    this.ticker = ticker;
    this.silence = silence;
    this.rhythm = rhythm;
    this.dependencies = dependencies;
    this.overview = overview;
    this.overviews = overviews;
    this.metrics = metrics;
    this.cluster = cluster;
    this.scans = new ScanMetrics(metrics);
    this.scanTime =
        Timer.builder("wiredesk.monitor.scan")
            .description("How long a scan of all groups takes")
            .register(metrics);
  }

  void start(Duration interval) {
    repeat("dependencies", dependencies::refresh, ASK);
    repeat("scan", this::scan, interval);
    repeat("tail", () -> state.tail().poll(FOLLOW), TOGETHER);
    repeat("ticker", ticker::publish, TELL);
    repeat("settle", this::settle, SETTLE);
    repeat("titles", this::titles, SETTLE);
    repeat("rhythm", this::learn, SETTLE);
    repeat("silence", () -> silence.look(state.feedReport()), SETTLE);
  }

  private void scan() {
    LagReport lag = scanner.scan();
    state.reconciliation().accept(lag);
    FeedReport feeds = state.feedReport();
    show(lag, feeds);
    overviews.post(overview.of(lag, feeds));
  }

  /** One page a scan, so that a scrape has all of one scan. */
  private void show(LagReport lag, FeedReport feeds) {
    MetricsPage page = new MetricsPage();
    LagMetrics.write(lag, cluster, page);
    FeedMetrics.write(feeds, state.feeds().rates(), page);
    ReconcileMetrics.write(state.reconcileState(), page);
    RejectedMetrics.write(state.rejected().counts(), page);
    scans.show(page);
    scanTime.record(lag.took());
  }

  private void settle() {
    state.reconciliation().settle(SETTLE);
    try {
      state.latency().settle();
    } catch (SQLException e) {
      LOG.debug("latency.later reason={}", SqlFailures.reason(e));
    }
  }

  private void titles() {
    try {
      kills.refresh();
      state.embargoes().refresh();
    } catch (SQLException e) {
      LOG.debug("titles.later reason={}", SqlFailures.reason(e));
    }
  }

  private void learn() {
    rhythm = rhythm.filter(reader -> !reader.learn(ASK));
  }

  private void repeat(String name, Runnable work, Duration pause) {
    var unused =
        rounds.scheduleWithFixedDelay(
            new Round(name, work, metrics), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    try {
      if (!rounds.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("watch.still-running");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
