package io.wiredesk.ingest.feed;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Polls every URL of every feed that has some. */
public final class PollFeeds implements AutoCloseable {
  private final Fetcher fetcher;
  private final Turns turns;

  private PollFeeds(Fetcher fetcher, Turns turns) {
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
                                new Pace(poll.minInterval(), poll.maxInterval(), random))));
          }
        });
    return new PollFeeds(fetcher, Turns.start(sources));
  }

  /** Finishes the turns in hand. */
  @Override
  public void close() {
    turns.close();
    fetcher.close();
  }
}
