package io.wiredesk.monitor.latency;

import io.micrometer.core.instrument.MeterRegistry;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.Replay;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Times every message from the wire to its row, stage by stage. {@code wire.raw} and {@code
 * wire.stories} keep the time of receipt, so what is timed there is when this process saw the
 * record, and only while it reads as fast as they come; rows tell their own time. A clock that is
 * behind another cannot make a duration negative: it counts as 0, and as skewed when it is by more
 * than a second. Replays are not timed. Thread-safe.
 *
 * <pre>messages that came live = timed to their row + resent + rejected + skipped + on their way
 * </pre>
 */
public final class LatencyTracker implements WireListener {
  private static final int ON_THEIR_WAY = 100_000;
  private static final int LOOK_UP = 2_000;
  private static final Duration STORED_WITHIN = Duration.ofHours(1);
  private static final double NOTICEABLE = -1;

  private final LatencyMeters meters;
  private final Optional<StoredRevisions> stored;
  private final InstantSource clock;

  // Guarded by this.
  private final FeedLatencies stories = new FeedLatencies();
  private final FeedLatencies kills = new FeedLatencies();
  private final Map<RawCoordinate, MessageTimes> inEnrich = new LinkedHashMap<>();
  private final Map<RawCoordinate, MessageTimes> inSink = new LinkedHashMap<>();
  private final Deque<RawCoordinate> toLookUp = new ArrayDeque<>();

  /**
   * @param stored empty where no database is configured: then the last stages are not timed
   */
  public LatencyTracker(
      MeterRegistry registry, Optional<StoredRevisions> stored, InstantSource clock) {
    this.meters = new LatencyMeters(registry);
    this.stored = stored;
    this.clock = clock;
  }

  @Override
  public synchronized void message(WireStory message, SeenRecord seen) {
    if (!seen.live() || Replay.is(message, seen.record())) {
      return;
    }
    MessageTimes story =
        new MessageTimes(
            message.getFeed(),
            message.getReceivedAt(),
            seen.prompt() ? seen.at() : null,
            message.getEmbargoed(),
            null,
            message.getPubStatus() == PubStatus.canceled);
    if (message.getTimeSource() == TimeSource.explicit && message.getVersionCreated() != null) {
      time(story, LatencyStage.WIRE, message.getVersionCreated(), message.getReceivedAt());
    }
    if (seen.prompt()) {
      time(story, LatencyStage.RAW, message.getReceivedAt(), seen.at());
    }
    put(inEnrich, seen.raw(), story);
  }

  @Override
  public void story(Story story, SeenRecord seen) {
    published(story, seen);
  }

  @Override
  public void copy(Story story, SeenRecord seen) {
    published(story, seen);
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    if (notice.getKind() == NoticeKind.STORY_RESENT && notice.getRawRef() != null) {
      inEnrich.remove(RawCoordinate.of(notice.getRawRef()));
    }
  }

  @Override
  public synchronized void rejected(Rejected rejected, SeenRecord seen) {
    RawCoordinate.of(rejected).ifPresent(inEnrich::remove);
  }

  @Override
  public synchronized void deadLetter(@Nullable Story story, SeenRecord seen) {
    if (story != null && story.getWire().getRawRef() != null) {
      inSink.remove(RawCoordinate.of(story.getWire().getRawRef()));
    }
  }

  /** A revision is published again when a neighbour of it comes; only the first time counts. */
  private synchronized void published(Story story, SeenRecord seen) {
    RawRef ref = story.getWire().getRawRef();
    MessageTimes entered = ref == null ? null : inEnrich.remove(RawCoordinate.of(ref));
    if (ref == null || entered == null) {
      return;
    }
    if (seen.prompt()) {
      time(entered, LatencyStage.ENRICHED, entered.dueFrom(), seen.at());
    }
    if (stored.isPresent()) {
      put(inSink, RawCoordinate.of(ref), seen.prompt() ? entered.enrichedAt(seen.at()) : entered);
    }
  }

  /**
   * Looks up which of those that were published are stored, each in its turn: some that never will
   * be keep none of the others waiting. Called by one thread.
   */
  public void settle() throws SQLException {
    if (stored.isEmpty()) {
      return;
    }
    for (StoredRevisions.Row row : stored.get().find(next())) {
      stored(row);
    }
    synchronized (this) {
      Instant tooOld = clock.instant().minus(STORED_WITHIN);
      int before = inSink.size();
      inSink.values().removeIf(story -> story.startedAt().isBefore(tooOld));
      meters.skipped(before - inSink.size());
    }
  }

  /** Reads what was timed, of all stories or of kills alone, under the lock. */
  public synchronized <T> T read(boolean ofKills, Function<FeedLatencies, T> reader) {
    return reader.apply(ofKills ? kills : stories);
  }

  LatencyMeters meters() {
    return meters;
  }

  private synchronized void stored(StoredRevisions.Row row) {
    MessageTimes story = inSink.remove(row.at());
    if (story == null) {
      return;
    }
    if (story.enriched() != null) {
      time(story, LatencyStage.STORED, story.enriched(), row.storedAt());
    }
    time(story, LatencyStage.TOTAL, story.startedAt(), row.storedAt());
  }

  private synchronized List<RawCoordinate> next() {
    if (toLookUp.isEmpty()) {
      toLookUp.addAll(inSink.keySet());
    }
    List<RawCoordinate> next = new ArrayList<>();
    while (next.size() < LOOK_UP && !toLookUp.isEmpty()) {
      next.add(toLookUp.remove());
    }
    return next;
  }

  private void time(MessageTimes story, LatencyStage stage, Instant from, Instant to) {
    double seconds = Duration.between(from, to).toNanos() / 1e9;
    if (seconds < NOTICEABLE) {
      meters.skewed(stage);
    }
    double atLeast = Math.max(0, seconds);
    Instant now = clock.instant();
    stories.add(story.feed(), stage, now, atLeast);
    meters.story(story.feed(), stage, atLeast);
    if (story.kill()) {
      kills.add(story.feed(), stage, now, atLeast);
      meters.kill(story.feed(), stage, atLeast);
    }
  }

  private void put(Map<RawCoordinate, MessageTimes> map, RawCoordinate at, MessageTimes story) {
    map.put(at, story);
    if (map.size() > ON_THEIR_WAY) {
      var eldest = map.keySet().iterator();
      eldest.next();
      eldest.remove();
      meters.skipped(1);
    }
  }
}
