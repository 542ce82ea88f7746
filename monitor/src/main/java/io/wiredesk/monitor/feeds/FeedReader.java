package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how the feeds stand, for a command; it tells nobody of a silence. Not thread-safe. */
public final class FeedReader implements AutoCloseable {
  private static final Set<WireTopic> TOPICS =
      EnumSet.of(
          WireTopic.RAW,
          WireTopic.DUPLICATES,
          WireTopic.NOTICES,
          WireTopic.REJECTED,
          WireTopic.REJECTED_SINK);

  private final TopicTail tail;
  private final FeedTracker book;
  private Optional<FeedRhythmReader> rhythm; // empty once it is learned

  private FeedReader(TopicTail tail, FeedTracker book, Optional<FeedRhythmReader> rhythm) {
    this.tail = tail;
    this.book = book;
    this.rhythm = rhythm;
  }

  /** A reader of the cluster and the database that the file names. */
  public static FeedReader open(ConfigFile file) {
    MonitorConfig config = file.section("monitor", MonitorConfig.class);
    FeedTracker book =
        new FeedTracker(
            FeedExpectations.of(file, config), config.feedsSince(), InstantSource.system());
    return new FeedReader(
        TopicTail.open(file, config.feedsSince(), InstantSource.system(), TOPICS, List.of(book)),
        book,
        Optional.ofNullable(config.postgres())
            .map(
                postgres ->
                    new FeedRhythmReader(postgres.unpooled(), book, InstantSource.system())));
  }

  /**
   * Reads all that is there, or what can be read in that time.
   *
   * @throws UnavailableException when broker or registry do not answer
   */
  public FeedReport read(Duration atMost) {
    rhythm = rhythm.filter(reader -> !reader.learn(atMost));
    tail.catchUpOrFail(atMost);
    return book.report(tail.isComplete());
  }

  @Override
  public void close() {
    tail.close();
  }
}
