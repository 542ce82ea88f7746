package io.wiredesk.ingest.feed.poll;

import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Polls every URL of every feed that has some. */
public final class PollFeeds implements AutoCloseable {
  private final Fetcher fetcher;
  private final SourceScheduler scheduler;

  private PollFeeds(Fetcher fetcher, SourceScheduler scheduler) {
    this.fetcher = fetcher;
    this.scheduler = scheduler;
  }

  /**
   * Begins to poll.
   *
   * @param random within 0 and 1
   */
  public static PollFeeds start(
      Map<String, FeedSettings> feeds, FeedServices services, DoubleSupplier random) {
    Fetcher fetcher = new Fetcher(HostResolver.system(), services.clock());
    List<PollFeed> sources = new ArrayList<>();
    feeds.forEach(
        (name, feed) -> {
          PollSettings poll = feed.poll();
          if (poll != null) {
            poll.urls()
                .forEach(
                    url ->
                        sources.add(
                            new PollFeed(
                                name,
                                feed,
                                poll,
                                url,
                                fetcher::get,
                                services,
                                new AdaptiveInterval(
                                    poll.minInterval(), poll.maxInterval(), random))));
          }
        });
    return new PollFeeds(fetcher, SourceScheduler.start(sources, services.meters()));
  }

  /** Finishes the polls in hand. */
  @Override
  public void close() {
    scheduler.close();
    fetcher.close();
  }
}
