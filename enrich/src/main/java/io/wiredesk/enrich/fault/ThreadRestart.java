package io.wiredesk.enrich.fault;

import io.wiredesk.enrich.flow.Suspects;
import io.wiredesk.enrich.flow.UnworkableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died: the broker or the registry away, a disk full, memory short.
 * Waits before that, longer each time, up to half a minute. State that a newer version wrote ends
 * the role instead: no restart would read it.
 */
public final class ThreadRestart implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadRestart.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** After so long without a death the next one counts as the first. */
  private static final Duration QUIET = Duration.ofMinutes(2);

  private final InstantSource clock;
  private final CountDownLatch closing;
  private final Suspects suspects;
  private Instant lastDeath = Instant.EPOCH;
  private Duration wait = FIRST_WAIT;
  private volatile @Nullable String stoppedBecause;

  /**
   * @param closing ends a wait early
   * @param suspects is told of a death that the record in hand may have brought about
   */
  public ThreadRestart(InstantSource clock, CountDownLatch closing, Suspects suspects) {
    this.clock = clock;
    this.closing = closing;
    this.suspects = suspects;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable death) {
    Optional<UnworkableException> stop = PoisonCheck.unworkable(death);
    if (stop.isPresent()) {
      stoppedBecause = stop.get().getMessage();
      LOG.error("event=enrich-stopped reason=\"{}\"", stoppedBecause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    Object inHand =
        suspects
            .died(!PoisonCheck.unprocessable(death))
            .<Object>map(place -> place)
            .orElse("nothing");
    Duration pause = next();
    LOG.error(
        "event=stream-thread-died in-hand={} restart-in-ms={}", inHand, pause.toMillis(), death);
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

  /** Why the role was stopped for good; empty while it runs. */
  public Optional<String> stoppedBecause() {
    return Optional.ofNullable(stoppedBecause);
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
