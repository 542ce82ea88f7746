package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.SourceScheduler;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a folder at an even pace, and after failures ever more slowly, up to thirty times. */
public final class DirectoryPoller implements SourceScheduler.Source {
  private static final Logger log = LoggerFactory.getLogger(DirectoryPoller.class);
  private static final int SLOWEST = 30;

  private final DirectoryFeed directory;
  private final Duration interval;
  private int slower = 1;

  public DirectoryPoller(DirectoryFeed directory, Duration interval) {
    this.directory = directory;
    this.interval = interval;
  }

  @Override
  public String name() {
    return directory.name();
  }

  @Override
  public Duration poll() {
    try {
      directory.poll();
      slower = 1;
    } catch (NotPublished e) {
      log.warn("directory_waits feed={} reason={}", directory.name(), e.getMessage());
      slower = Math.min(slower * 2, SLOWEST);
    } catch (IOException e) {
      log.error("directory_poll_failed feed={}", directory.name(), e);
      slower = Math.min(slower * 2, SLOWEST);
    }
    return interval.multipliedBy(slower);
  }
}
