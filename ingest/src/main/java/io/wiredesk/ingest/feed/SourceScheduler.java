package io.wiredesk.ingest.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives sources their turns, each a thread of its own to wait and work in, so that a slow one holds
 * up no other. Closing it lets the turns in hand finish.
 */
public final class SourceScheduler implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SourceScheduler.class);
  private static final long STOP_SECONDS = 30;
  private static final int MOST_THREADS = 64;

  /** After a fault of ours, which the log has. */
  private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

  /** What is asked again and again. */
  public interface Source {
    /** For logs. */
    String name();

    /** Asks once; returns how long to wait before the next time. */
    Duration turn();
  }

  private final ScheduledExecutorService threads;

  private SourceScheduler(int sources) {
    this.threads = Executors.newScheduledThreadPool(Math.min(MOST_THREADS, Math.max(1, sources)));
  }

  public static SourceScheduler start(Collection<? extends Source> sources) {
    SourceScheduler turns = new SourceScheduler(sources.size());
    sources.forEach(source -> turns.next(source, Duration.ZERO));
    return turns;
  }

  private void next(Source source, Duration wait) {
    try {
      var unused =
          threads.schedule(() -> turn(source), Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("no_more_turns source={}", source.name(), e); // closed meanwhile
    }
  }

  /** The thread's edge: whatever happens, the source gets its next turn. */
  private void turn(Source source) {
    Duration wait = AFTER_FAULT;
    try {
      wait = source.turn();
    } catch (RuntimeException e) {
      log.error("turn_failed source={}", source.name(), e);
    }
    next(source, wait);
  }

  @Override
  public void close() {
    threads.shutdown(); // and with it, forgets those that wait for their turn
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("turns_stop_slow: what is in hand is taken again at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
