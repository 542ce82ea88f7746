package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.DataFolders;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ConfigException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The folders {@code inbox/<feed>/} of every feed that has a directory, made and writable. */
public final class DirectoryFeeds {
  private final List<Prepared> folders;

  private record Prepared(String name, FeedSettings feed, Inbox inbox) {}

  private DirectoryFeeds(List<Prepared> folders) {
    this.folders = folders;
  }

  /**
   * Makes the folders.
   *
   * @throws ConfigException when one cannot be written to
   */
  public static DirectoryFeeds prepare(DataFolders data, Map<String, FeedSettings> feeds) {
    return new DirectoryFeeds(
        feeds.entrySet().stream()
            .filter(feed -> feed.getValue().directory())
            .map(
                feed ->
                    new Prepared(
                        feed.getKey(), feed.getValue(), Inbox.open(data.inbox(feed.getKey()))))
            .toList());
  }

  /**
   * Begins to watch.
   *
   * @param settleTime how long a file must look the same before it is taken
   * @param maxFileBytes where a feed does not say
   * @return finishes the files in hand when it is closed
   */
  public SourceScheduler start(
      Duration pollInterval, Duration settleTime, int maxFileBytes, FeedServices services) {
    return SourceScheduler.start(
        folders.stream()
            .map(
                folder ->
                    new DirectoryFeed(
                        folder.name,
                        DirectoryFeed.TRANSPORT,
                        folder.feed,
                        folder.inbox,
                        services.intake(),
                        folder.feed.maxMessageBytes(maxFileBytes),
                        settleTime,
                        services.clock(),
                        services.meters()))
            .map(feed -> new DirectoryPoller(feed, pollInterval))
            .toList(),
        services.meters());
  }
}
