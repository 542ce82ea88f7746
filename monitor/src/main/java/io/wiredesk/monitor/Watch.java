package io.wiredesk.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor's four rounds, each on a thread of its own so that a slow one holds up no other: scan
 * and publish, ask the dependencies, follow the topics, keep the tape.
 */
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration FOLLOW = Duration.ofMillis(200);

  /** A busy wire comes in bundles, not a line at a time. */
  private static final Duration BETWEEN_LINES = Duration.ofMillis(150);

  private final LagScanner scanner;
  private final TopicTail tail;
  private final Ticker ticker;
  private final Dependencies dependencies;
  private final Overview overview;
  private final LagMetrics metrics;
  private final Board board;
  private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(4);

  Watch(
      LagScanner scanner,
      TopicTail tail,
      Ticker ticker,
      Dependencies dependencies,
      Overview overview,
      LagMetrics metrics,
      Board board) {
    this.scanner = scanner;
    this.tail = tail;
    this.ticker = ticker;
    this.dependencies = dependencies;
    this.overview = overview;
    this.metrics = metrics;
    this.board = board;
  }

  void start(Duration interval) {
    repeat("dependencies", dependencies::refresh, ASK);
    repeat("scan", this::scan, interval);
    repeat("tail", () -> tail.poll(FOLLOW), Duration.ofMillis(10));
    repeat("ticker", () -> ticker.poll(FOLLOW), BETWEEN_LINES);
  }

  private void scan() {
    LagReport lag = scanner.scan();
    FeedReport feeds = tail.report();
    var rates = tail.rates();
    ObjectNode seen = overview.of(lag, feeds, rates);
    metrics.update(lag);
    metrics.update(feeds, rates);
    board.post(LagJson.of(lag).toString(), seen.toString());
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
                LOG.warn("watch.failed round={} reason={}", name, Kafka.reason(e));
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
