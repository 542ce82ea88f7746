package io.wiredesk.monitor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wiredesk.monitor.topics.Failures;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again. A round that fails, be it by an error, is logged, counted and
 * tried again after a while, which grows with each failure in a row: the monitor outlives what it
 * watches, and goes on where its thread would have died.
 */
final class Round implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final Duration WAIT = Duration.ofMillis(250);
  private static final Duration WAIT_AT_MOST = Duration.ofSeconds(10);

  private final String name;
  private final Runnable work;
  private final Counter failures;
  private Duration wait = WAIT;
  private long notBefore = System.nanoTime();

  Round(String name, Runnable work, MeterRegistry metrics) {
    this.name = name;
    this.work = work;
    this.failures =
        Counter.builder("wiredesk.monitor.round.failures")
            .description("Rounds of the monitor that failed")
            .tag("round", name)
            .register(metrics);
  }

  @Override
  public void run() {
    if (System.nanoTime() - notBefore < 0) {
      return;
    }
    try {
      work.run();
      wait = WAIT;
    } catch (InterruptException e) {
      LOG.debug("watch.interrupted round={}", name);
    } catch (RuntimeException e) {
      LOG.warn("watch.failed round={} reason={}", name, Failures.reason(e));
      failed();
    } catch (Throwable e) {
      LOG.error("watch.failed round={}", name, e);
      failed();
    }
  }

  private void failed() {
    failures.increment();
    notBefore = System.nanoTime() + wait.toNanos();
    Duration longer = wait.multipliedBy(2);
    wait = longer.compareTo(WAIT_AT_MOST) < 0 ? longer : WAIT_AT_MOST;
  }
}
