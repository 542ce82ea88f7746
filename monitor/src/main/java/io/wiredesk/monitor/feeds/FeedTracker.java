package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.topics.DeadLetters;
import io.wiredesk.monitor.topics.Replay;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What came through each feed, and whether it is silent: configured feeds and those that were seen.
 * What is known of a silence comes from {@code wire.notices} alone, so that it outlives the
 * process. Thread-safe.
 */
public final class FeedTracker implements WireListener {

  private final FeedExpectations expectations;
  private final InstantSource clock;
  private final Instant began;
  private final Instant since;
  private final Map<String, FeedTally> tallies = new HashMap<>();
  private final Map<String, Notice> silent = new HashMap<>();
  private final Map<String, RingCounts> topics = new HashMap<>();
  private Optional<String> missing = Optional.empty();

  /**
   * @param back how far back is counted
   */
  public FeedTracker(FeedExpectations expectations, Duration back, InstantSource clock) {
    this.expectations = expectations;
    this.clock = clock;
    this.began = clock.instant();
    this.since = began.minus(back);
    expectations.names().forEach(name -> tallies.put(name, new FeedTally()));
  }

  @Override
  public synchronized void message(WireStory message, SeenRecord seen) {
    boolean heard = !Replay.is(message, seen.record());
    tally(message.getFeed()).message(message.getReceivedAt(), seen.live(), heard, seen.at());
    tick(seen);
  }

  @Override
  public synchronized void unreadable(SeenRecord seen) {
    if (seen.record().topic().equals(WireTopic.RAW.topicName())) {
      tally(DeadLetters.UNKNOWN).message(seen.written(), seen.live(), false, seen.at());
    }
    tick(seen);
  }

  @Override
  public synchronized void story(Story story, SeenRecord seen) {
    tick(seen);
  }

  @Override
  public synchronized void copy(Story story, SeenRecord seen) {
    if (story.getCopy() != null && story.getRevision().getCurrent()) {
      tally(story.getWire().getFeed()).duplicate(story.getCopy().getRelation().name());
    }
    tick(seen);
  }

  @Override
  public synchronized void rejected(Rejected rejected, SeenRecord seen) {
    if (counts(seen)) {
      tally(rejected.getFeed())
          .rejected(new FeedCount.Reason(rejected.getStage(), rejected.getCode()));
    }
    tick(seen);
  }

  @Override
  public synchronized void deadLetter(@Nullable Story story, SeenRecord seen) {
    if (counts(seen)) {
      tally(story == null ? DeadLetters.UNKNOWN : story.getWire().getFeed())
          .rejected(new FeedCount.Reason(DeadLetters.SINK, DeadLetters.code(story)));
    }
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    String feed = notice.getFeed();
    if (feed == null) {
      return;
    }
    switch (notice.getKind()) {
      case FEED_SILENT -> silent.put(feed, notice);
      case FEED_RESUMED -> silent.remove(feed);
      case SEQUENCE_GAP -> ifCounted(feed, seen, FeedTally::sequenceGap);
      case STORY_RESENT -> ifCounted(feed, seen, FeedTally::resent);
      default -> {
        // Others say nothing of a feed.
      }
    }
  }

  /** What another source knows of a feed's past. */
  synchronized void learn(String feed, Instant hour, long messages, Instant last) {
    tally(feed).learn(hour, messages, last);
  }

  /** What the other source could not tell. */
  synchronized void rhythmMisses(String what) {
    missing = Optional.of(what);
  }

  /** The notice that is in force. */
  synchronized Optional<Notice> toldSilent(String feed) {
    return Optional.ofNullable(silent.get(feed));
  }

  public synchronized FeedReport report(boolean complete) {
    Instant now = clock.instant();
    List<FeedCount> counts = new ArrayList<>();
    for (String feed : new TreeSet<>(tallies.keySet())) {
      FeedTally tally = tally(feed);
      tally.forgetBefore(now);
      counts.add(tally.count(feed, expectation(feed, tally, now), silence(feed, tally, now), now));
    }
    return new FeedReport(since, now, complete, missing, counts);
  }

  /** Records per second now, by topic. */
  public synchronized Map<String, Double> rates() {
    Instant now = clock.instant();
    Map<String, Double> rates = new HashMap<>();
    for (WireTopic topic :
        List.of(WireTopic.RAW, WireTopic.REJECTED, WireTopic.STORIES, WireTopic.DUPLICATES)) {
      rates.put(topic.topicName(), meter(topic.topicName()).perSecond(now));
    }
    return rates;
  }

  private FeedCount.Expectation expectation(String feed, FeedTally tally, Instant now) {
    if (expectations.of(feed).isPresent()) {
      return FeedCount.Expectation.CONFIGURED;
    }
    return tally.rhythmIsKnown(now) ? FeedCount.Expectation.LEARNED : FeedCount.Expectation.NONE;
  }

  private FeedSilence silence(String feed, FeedTally tally, Instant now) {
    Optional<Duration> configured = expectations.of(feed);
    Instant from = tally.last().orElse(began);
    Optional<Instant> silentAt = configured.map(from::plus).or(() -> tally.silentAt(now));
    OptionalDouble interval =
        configured
            .map(c -> OptionalDouble.of(c.toMillis() / 1000.0))
            .orElseGet(() -> tally.intervalSeconds(now));
    boolean over =
        silentAt.filter(now::isAfter).isPresent()
            || toldSilent(feed).filter(told -> !resumed(told, tally.last())).isPresent();
    return new FeedSilence(
        state(tally, over, silentAt.isPresent()),
        interval,
        silentAt,
        over ? tally.last() : Optional.empty());
  }

  /** By ingest's clock alone, which wrote both times. */
  private static boolean resumed(Notice told, Optional<Instant> last) {
    return last.filter(l -> told.getSince() == null || l.isAfter(told.getSince())).isPresent();
  }

  private static FeedState state(FeedTally tally, boolean over, boolean judged) {
    if (over) {
      return FeedState.SILENT;
    }
    if (tally.last().isEmpty()) {
      return FeedState.UNSEEN;
    }
    return judged ? FeedState.LIVE : FeedState.LEARNING;
  }

  private void ifCounted(String feed, SeenRecord seen, Consumer<FeedTally> count) {
    if (counts(seen)) {
      count.accept(tally(feed));
    }
  }

  /** Notices and rejected copy are read from the beginning, further back than is counted. */
  private boolean counts(SeenRecord seen) {
    return !seen.written().isBefore(since);
  }

  private void tick(SeenRecord seen) {
    if (seen.live()) {
      meter(seen.record().topic()).add(seen.at());
    }
  }

  private RingCounts meter(String topic) {
    return topics.computeIfAbsent(topic, t -> new RingCounts(10, Duration.ofSeconds(1)));
  }

  private FeedTally tally(String feed) {
    return tallies.computeIfAbsent(feed, f -> new FeedTally());
  }
}
