package io.wiredesk.enrich.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died of something other than its records: the broker or the
 * registry away, a disk full. Waits before that, longer each time, up to half a minute.
 */
public final class ThreadRestart implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadRestart.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** After so long without a death the next one counts as the first. */
  private static final Duration QUIET = Duration.ofMinutes(2);

  private final InstantSource clock;
  private final CountDownLatch closing;
  private Instant lastDeath = Instant.EPOCH;
  private Duration wait = FIRST_WAIT;

  /**
   * @param closing ends a wait early
   */
  public ThreadRestart(InstantSource clock, CountDownLatch closing) {
    this.clock = clock;
    this.closing = closing;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable death) {
    Duration pause = next();
    LOG.error("event=stream-thread-died restart-in-ms={}", pause.toMillis(), death);
    try {
      boolean closed = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      return closed
          ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
          : StreamThreadExceptionResponse.REPLACE_THREAD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
  }

  synchronized Duration next() {
    Instant now = clock.instant();
    boolean quiet = lastDeath.plus(QUIET).isBefore(now);
    Duration doubled = wait.multipliedBy(2);
    wait = quiet ? FIRST_WAIT : doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    lastDeath = now;
    return wait;
  }
}
