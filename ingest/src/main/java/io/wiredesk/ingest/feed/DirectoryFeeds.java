package io.wiredesk.ingest.feed;

import io.wiredesk.role.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code inbox/<feed>/} of every feed that has a directory. Each feed has a thread of its
 * own, so that none waits for another's files.
 */
public final class DirectoryFeeds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DirectoryFeeds.class);
  private static final long STOP_SECONDS = 30;

  private final Map<String, FeedSettings> feeds;
  private final Map<String, Inbox> inboxes;
  private final ScheduledExecutorService threads;

  private DirectoryFeeds(Map<String, FeedSettings> feeds, Map<String, Inbox> inboxes) {
    this.feeds = feeds;
    this.inboxes = inboxes;
    this.threads = Executors.newScheduledThreadPool(Math.max(1, inboxes.size()));
  }

  /**
   * Makes the folders.
   *
   * @throws ConfigException when one cannot be written to
   */
  public static DirectoryFeeds prepare(Path dataDir, Map<String, FeedSettings> feeds) {
    Map<String, Inbox> inboxes = new LinkedHashMap<>();
    feeds.forEach(
        (name, feed) -> {
          if (feed.directory()) {
            inboxes.put(name, inbox(dataDir.resolve("inbox").resolve(name)));
          }
        });
    return new DirectoryFeeds(feeds, inboxes);
  }

  private static Inbox inbox(Path folder) {
    try {
      Inbox inbox = Inbox.at(folder);
      Files.delete(Files.createTempFile(folder, ".writable", ".tmp"));
      return inbox;
    } catch (IOException e) {
      throw new ConfigException(
          "cannot write to %s (%s); check ingest.dataDir and its owner"
              .formatted(folder, e.getClass().getSimpleName()));
    }
  }

  /** Begins to watch. */
  public void start(Intake intake, Duration pollInterval, long maxFileBytes, InstantSource clock) {
    long every = pollInterval.toMillis();
    inboxes.forEach(
        (name, inbox) -> {
          FeedSettings feed = java.util.Objects.requireNonNull(feeds.get(name));
          DirectoryFeed directory =
              new DirectoryFeed(name, feed, inbox, intake, maxFileBytes, clock);
          var unused =
              threads.scheduleWithFixedDelay(
                  new Watch(directory), every, every, TimeUnit.MILLISECONDS);
        });
  }

  /** Finishes the file in hand. */
  @Override
  public void close() {
    stop(threads);
  }

  private static void stop(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("directory_stop_slow: a file is sent again at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Polls, and after a failure lets ever more turns pass, up to thirty. */
  private static final class Watch implements Runnable {
    private static final int MOST_SKIPPED = 30;

    private final DirectoryFeed directory;
    private int skip;
    private int skipNext = 1;

    Watch(DirectoryFeed directory) {
      this.directory = directory;
    }

    @Override
    public void run() {
      if (skip > 0) {
        skip--;
      } else if (polled()) {
        skipNext = 1;
      } else {
        skip = skipNext;
        skipNext = Math.min(skipNext * 2, MOST_SKIPPED);
      }
    }

    /** The thread's edge: whatever happens, it polls again. */
    private boolean polled() {
      try {
        directory.poll();
        return true;
      } catch (NotPublished e) {
        log.warn("directory_waits feed={} reason={}", directory.name(), e.getMessage());
      } catch (IOException | RuntimeException e) {
        log.error("directory_poll_failed feed={}", directory.name(), e);
      }
      return false;
    }
  }
}
