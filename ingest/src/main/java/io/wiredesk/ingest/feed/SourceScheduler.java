package io.wiredesk.ingest.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls sources, each on a thread of its own to wait and work in, so that a slow one holds up no
 * other. Closing it lets the polls in hand finish and begins no more.
 */
public final class SourceScheduler implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SourceScheduler.class);
  private static final long STOP_SECONDS = 30;
  private static final int MOST_THREADS = 64;
  private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

  /** What is asked again and again. */
  public interface Source {
    /** For logs and counters. */
    String name();

    /** Asks once; returns how long to wait before the next time. */
    Duration poll();
  }

  private final ScheduledThreadPoolExecutor threads;
  private final FeedMeters meters;
  private final Duration afterFault;

  private SourceScheduler(int sources, FeedMeters meters, Duration afterFault) {
    this.threads = new ScheduledThreadPoolExecutor(Math.min(MOST_THREADS, Math.max(1, sources)));
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.meters = meters;
    this.afterFault = afterFault;
  }

  public static SourceScheduler start(Collection<? extends Source> sources, FeedMeters meters) {
    return start(sources, meters, AFTER_FAULT);
  }

  /**
   * Begins to poll.
   *
   * @param afterFault how long a source is left alone after a fault of ours
   */
  static SourceScheduler start(
      Collection<? extends Source> sources, FeedMeters meters, Duration afterFault) {
    SourceScheduler scheduler = new SourceScheduler(sources.size(), meters, afterFault);
    sources.forEach(source -> scheduler.next(source, Duration.ZERO));
    return scheduler;
  }

  private void next(Source source, Duration wait) {
    try {
      var unused =
          threads.schedule(() -> poll(source), Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("source_scheduler_closed source={}", source.name(), e);
    }
  }

  /** The thread's edge: whatever happens, errors included, the source is polled again. */
  private void poll(Source source) {
    Duration wait = afterFault;
    try {
      wait = source.poll();
    } catch (RuntimeException | Error e) {
      meters.sourceFault(source.name());
      log.error("source_failed source={} next={}", source.name(), afterFault, e);
    }
    next(source, wait);
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("sources_stop_slow: what is in hand is taken again at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
