package io.wiredesk.monitor;

import io.wiredesk.monitor.console.Dependencies;
import io.wiredesk.monitor.console.Overview;
import io.wiredesk.monitor.console.OverviewStream;
import io.wiredesk.monitor.console.PipelineState;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedRhythmReader;
import io.wiredesk.monitor.feeds.SilenceNotifier;
import io.wiredesk.monitor.lag.LagMetrics;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.lag.SinkOffsetReader;
import io.wiredesk.monitor.topics.Failures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor's rounds, each on a thread of its own so that a slow one holds up no other: scan and
 * publish, ask the dependencies, follow the topics, look up what is stored, listen for silence.
 */
final class MonitorSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorSchedule.class);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration FOLLOW = Duration.ofMillis(200);
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final int ROUNDS = 5;

  private final LagScanner scanner;
  private final PipelineState books;
  private final SilenceNotifier silence;
  private final @Nullable FeedRhythmReader rhythm;
  private final Dependencies dependencies;
  private final Overview overview;
  private final LagMetrics lagMetrics;
  private final PipelineMetrics bookMetrics;
  private final OverviewStream board;
  private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(ROUNDS);

  /**
   * @param rhythm null where no database is configured
   */
  MonitorSchedule(
      LagScanner scanner,
      PipelineState books,
      SilenceNotifier silence,
      @Nullable FeedRhythmReader rhythm,
      Dependencies dependencies,
      Overview overview,
      LagMetrics lagMetrics,
      PipelineMetrics bookMetrics,
      OverviewStream board) {
    this.scanner = scanner;
    this.books = books;
    this.silence = silence;
    this.rhythm = rhythm;
    this.dependencies = dependencies;
    this.overview = overview;
    this.lagMetrics = lagMetrics;
    this.bookMetrics = bookMetrics;
    this.board = board;
  }

  void start(Duration interval) {
    repeat("dependencies", dependencies::refresh, ASK);
    repeat("scan", this::scan, interval);
    repeat("tail", () -> books.tail().poll(FOLLOW), AT_ONCE);
    repeat("settle", this::settle, SETTLE);
    repeat("silence", () -> silence.look(books.feedReport()), SETTLE);
  }

  private void scan() {
    LagReport lag = scanner.scan();
    books.reconciliation().accept(lag);
    lagMetrics.update(lag);
    FeedReport feeds = books.feedReport();
    bookMetrics.update(feeds, books);
    board.post(lag, overview.of(lag, feeds, books).toString());
  }

  private void settle() {
    books.reconciliation().settle();
    if (rhythm != null) {
      rhythm.learn();
    }
    try {
      books.latency().settle();
    } catch (SQLException e) {
      LOG.debug("latency.later reason={}", SinkOffsetReader.reason(e));
    }
  }

  /** A round that fails is logged and tried again: the monitor outlives what it watches. */
  private void repeat(String name, Runnable round, Duration pause) {
    var unused =
        rounds.scheduleWithFixedDelay(
            () -> {
              try {
                round.run();
              } catch (InterruptException e) {
                LOG.debug("watch.interrupted round={}", name);
              } catch (RuntimeException e) {
                LOG.warn("watch.failed round={} reason={}", name, Failures.reason(e));
              }
            },
            0,
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
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
