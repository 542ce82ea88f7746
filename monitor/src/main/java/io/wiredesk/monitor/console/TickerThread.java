package io.wiredesk.monitor.console;

import io.wiredesk.monitor.topics.Failures;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a ticker going on a thread of its own; closing it closes the ticker. */
public final class TickerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TickerThread.class);
  private static final Duration FOLLOW = Duration.ofMillis(200);

  /** A busy wire comes in bundles, not a line at a time. */
  private static final Duration BETWEEN = Duration.ofMillis(150);

  private final Ticker ticker;
  private final ScheduledExecutorService round = Executors.newSingleThreadScheduledExecutor();

  public TickerThread(Ticker ticker) {
    this.ticker = ticker;
  }

  public void start() {
    var unused =
        round.scheduleWithFixedDelay(this::poll, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A poll that fails is tried again: the broker may come back. */
  private void poll() {
    try {
      ticker.poll(FOLLOW);
    } catch (InterruptException e) {
      LOG.debug("ticker.interrupted");
    } catch (RuntimeException e) {
      LOG.warn("ticker.failed reason={}", Failures.reason(e));
    }
  }

  @Override
  public void close() {
    round.shutdownNow();
    try {
      if (round.awaitTermination(10, TimeUnit.SECONDS)) {
        ticker.close();
      } else {
        LOG.warn("ticker.still-running");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
