package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Watches {@code inbox/<feed>/} of every feed that has a directory. */
public final class DirectoryFeeds implements AutoCloseable {
  private final Map<String, FeedSettings> feeds;
  private final Map<String, Inbox> inboxes;
  private @Nullable SourceScheduler turns;

  private DirectoryFeeds(Map<String, FeedSettings> feeds, Map<String, Inbox> inboxes) {
    this.feeds = feeds;
    this.inboxes = inboxes;
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
            inboxes.put(name, inbox(folder(dataDir, name)));
          }
        });
    return new DirectoryFeeds(feeds, inboxes);
  }

  public static Path folder(Path dataDir, String feed) {
    return dataDir.resolve("inbox").resolve(feed);
  }

  public static Inbox inbox(Path folder) {
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
  public void start(Intake intake, Duration pollInterval, int maxFileBytes, InstantSource clock) {
    List<DirectoryPoller> watches = new ArrayList<>();
    inboxes.forEach(
        (name, inbox) -> {
          FeedSettings feed = Objects.requireNonNull(feeds.get(name));
          watches.add(
              new DirectoryPoller(
                  new DirectoryFeed(
                      name,
                      DirectoryFeed.TRANSPORT,
                      feed,
                      inbox,
                      intake,
                      feed.maxMessageBytes(maxFileBytes),
                      clock),
                  pollInterval));
        });
    turns = SourceScheduler.start(watches);
  }

  /** Finishes the file in hand. */
  @Override
  public void close() {
    if (turns != null) {
      turns.close();
    }
  }
}
