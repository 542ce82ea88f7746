package io.wiredesk.ingest.feed.poll;

import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.Positions;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Polls every URL of every feed that has some. */
public final class PollFeeds implements AutoCloseable {
  private final Fetcher fetcher;
  private final SourceScheduler turns;

  private PollFeeds(Fetcher fetcher, SourceScheduler turns) {
    this.fetcher = fetcher;
    this.turns = turns;
  }

  /**
   * Begins to poll.
   *
   * @param random within 0 and 1
   */
  public static PollFeeds start(
      Map<String, FeedSettings> feeds,
      Intake intake,
      Positions positions,
      FeedMeters meters,
      InstantSource clock,
      DoubleSupplier random) {
    Fetcher fetcher = new Fetcher(HostResolver.system(), clock);
    PollFeed.Means means = new PollFeed.Means(fetcher::get, intake, positions, meters, clock);
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
                                means,
                                new AdaptiveInterval(
                                    poll.minInterval(), poll.maxInterval(), random))));
          }
        });
    return new PollFeeds(fetcher, SourceScheduler.start(sources));
  }

  /** Finishes the turns in hand. */
  @Override
  public void close() {
    turns.close();
    fetcher.close();
  }
}
