package io.wiredesk.sink.postgres;

import io.wiredesk.sink.connect.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread and a connection that build what stories are found by, so that storing waits for
 * neither. It takes a bounded share of its time: where stories come faster than that, searching
 * falls behind and storing does not.
 */
public final class SearchIndexer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SearchIndexer.class);

  /** A row that is being built must not hold up a kill of it for long. */
  private static final int BATCH = 100;

  /** What comes within it is built together. */
  private static final Duration GATHER = Duration.ofMillis(100);

  private final Database database;
  private final double share;
  private final Backoff backoff;
  private final Semaphore due = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "wiredesk-search");
  private volatile boolean closed;

  public static SearchIndexer of(PostgresSinkConfig config, Backoff backoff) {
    return new SearchIndexer(Database.ofMigrated(config), config.searchShare(), backoff);
  }

  /**
   * @param share of the time in which there is something to build, 1 for all of it
   */
  SearchIndexer(Database database, double share, Backoff backoff) {
    this.database = database;
    this.share = share;
    this.backoff = backoff;
    thread.setDaemon(true);
  }

  public SearchIndexer start() {
    thread.start();
    return this;
  }

  /** Rows were stored, or may have been before this task began. */
  public void wake() {
    due.release();
  }

  private void run() {
    try {
      while (!closed) {
        due.acquire();
        Thread.sleep(GATHER.toMillis());
        due.drainPermits();
        catchUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } finally {
      database.close();
    }
  }

  private void catchUp() throws InterruptedException {
    int built = BATCH;
    while (built >= BATCH / 2) {
      long start = System.nanoTime();
      try {
        built = SearchIndex.build(database.connection(), BATCH);
        backoff.reset();
        TimeUnit.NANOSECONDS.sleep((long) ((System.nanoTime() - start) * (1 / share - 1)));
      } catch (SQLException e) {
        database.close();
        Duration wait = backoff.next();
        log.warn("search put off wait_ms={} reason={}", wait.toMillis(), SqlFault.describe(e));
        Thread.sleep(wait.toMillis());
      }
    }
    if (built > 0) {
      wake();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
