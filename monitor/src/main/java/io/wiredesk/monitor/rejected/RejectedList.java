package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.RejectedRef;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The list of rejected copy: what is on {@code wire.rejected} and {@code wire.rejected.sink}, and
 * from {@code wire.notices} what was done about it. The newest {@value #AT_MOST} are listed; older
 * ones stay on their topic and are counted. Thread-safe.
 */
public final class RejectedList implements WireListener {
  public static final int AT_MOST = 50_000;
  static final Set<String> TOPICS =
      Set.of(WireTopic.REJECTED.topicName(), WireTopic.REJECTED_SINK.topicName());
  private static final int DECISIONS = 4 * AT_MOST;

  // Guarded by this.
  private final TreeSet<RejectedEntry> newestFirst = new TreeSet<>();
  private final Map<RecordCoordinate, RejectedEntry> byPlace = new HashMap<>();
  private final Map<RawCoordinate, List<RecordCoordinate>> byRaw = new HashMap<>();
  private final Map<RecordCoordinate, RejectedView.Decision> decisions = youngest();
  private final Map<RawCoordinate, RecordCoordinate> replays = youngest();
  private final Map<RecordCoordinate, RecordCoordinate> again = new HashMap<>();
  private final Map<RecordCoordinate, RecordCoordinate> replayOf = new HashMap<>();
  private final Map<RecordCoordinate, RejectedStatus> statuses = new HashMap<>();
  private final Map<RejectedStatus, Long> counts = new EnumMap<>(RejectedStatus.class);
  private long notListed;

  @Override
  public synchronized void rejected(Rejected rejected, SeenRecord seen) {
    add(RejectedEntry.of(rejected, seen.place()));
  }

  @Override
  public synchronized void deadLetter(@Nullable Story story, SeenRecord seen) {
    add(RejectedEntry.ofDeadLetter(story, seen.record()));
  }

  @Override
  public synchronized void unreadable(SeenRecord seen) {
    if (seen.record().topic().equals(WireTopic.REJECTED.topicName())) {
      add(RejectedEntry.unreadable(seen.record()));
    }
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    RejectedRef ref = notice.getRejected();
    if (ref != null) {
      decided(RecordCoordinate.of(ref), notice);
    }
  }

  /** What was just written, so that it need not be read back to be seen. */
  synchronized void decided(RecordCoordinate place, Notice notice) {
    boolean discarded = notice.getKind() == NoticeKind.REJECTED_DISCARDED;
    RawCoordinate raw = notice.getRawRef() == null ? null : RawCoordinate.of(notice.getRawRef());
    decisions.remove(place); // so that it is the youngest
    decisions.put(
        place, new RejectedView.Decision(discarded, notice.getAt(), notice.getText(), raw));
    count(place);
    if (discarded) {
      return;
    }
    if (notice.getAgain() != null) {
      link(place, RecordCoordinate.of(notice.getAgain()));
    }
    if (raw != null) {
      replays.put(raw, place);
      placesOf(raw).forEach(later -> link(place, later));
    }
    Optional.ofNullable(byPlace.get(place))
        .map(RejectedEntry::raw)
        .ifPresent(own -> placesOf(own).forEach(this::linkToReplay));
  }

  synchronized Optional<RejectedView> find(RecordCoordinate place) {
    return Optional.ofNullable(byPlace.get(place)).map(this::view);
  }

  /** With what was done about it, for one that is no longer listed. */
  synchronized RejectedView view(RejectedEntry entry) {
    RejectedView.Decision decision = decisions.get(entry.place());
    RecordCoordinate later = again.get(entry.place());
    RejectedStatus status =
        decision == null
            ? RejectedStatus.OPEN
            : decision.discarded()
                ? RejectedStatus.DISCARDED
                : later == null ? RejectedStatus.REPLAYED : RejectedStatus.FAILED_AGAIN;
    return new RejectedView(entry, status, decision, later, replayOf.get(entry.place()));
  }

  /** All that match, newest first. */
  public synchronized List<RejectedView> matching(RejectedFilter filter) {
    return newestFirst.stream().map(this::view).filter(filter::matches).toList();
  }

  /** When the newest of them was rejected. */
  public synchronized Optional<Instant> newest() {
    return newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.first().at());
  }

  /** How many there are of each status. */
  public synchronized Map<RejectedStatus, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Called whenever the status of an entry may be another: a look at all of them takes long. */
  private void count(RecordCoordinate place) {
    Optional<RejectedStatus> now = find(place).map(RejectedView::status);
    RejectedStatus before =
        now.isPresent() ? statuses.put(place, now.get()) : statuses.remove(place);
    if (before != null) {
      counts.compute(before, (status, n) -> n == null || n == 1 ? null : n - 1);
    }
    now.ifPresent(status -> counts.merge(status, 1L, Long::sum));
  }

  public synchronized long notListed() {
    return notListed;
  }

  private void add(RejectedEntry entry) {
    if (byPlace.putIfAbsent(entry.place(), entry) != null) {
      return;
    }
    newestFirst.add(entry);
    count(entry.place());
    if (entry.raw() != null) {
      byRaw.computeIfAbsent(entry.raw(), raw -> new ArrayList<>()).add(entry.place());
      linkToReplay(entry.place());
    }
    if (newestFirst.size() > AT_MOST) {
      forget(newestFirst.last());
    }
  }

  /** Keeps what was put last. */
  private static <K, V> Map<K, V> youngest() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > DECISIONS;
      }
    };
  }

  private void forget(RejectedEntry oldest) {
    newestFirst.remove(oldest);
    byPlace.remove(oldest.place());
    again.remove(oldest.place());
    replayOf.remove(oldest.place());
    if (oldest.raw() != null) {
      byRaw.computeIfPresent(
          oldest.raw(),
          (raw, places) -> places.remove(oldest.place()) && places.isEmpty() ? null : places);
      replays.remove(oldest.raw());
    }
    count(oldest.place());
    notListed++;
  }

  /**
   * Whether an entry is the end of a replay: its message is one that a replay made or, when a sink
   * rejected it, the same message was replayed before.
   */
  private void linkToReplay(RecordCoordinate later) {
    RejectedEntry entry = byPlace.get(later);
    if (entry == null || entry.raw() == null) {
      return;
    }
    RecordCoordinate direct = replays.get(entry.raw());
    if (direct != null) {
      link(direct, later);
      return;
    }
    for (RecordCoordinate earlier : placesOf(entry.raw())) {
      RejectedView.Decision decision = decisions.get(earlier);
      if (!earlier.equals(later)
          && decision != null
          && !decision.discarded()
          && !entry.at().isBefore(decision.at())) {
        link(earlier, later);
      }
    }
  }

  private void link(RecordCoordinate earlier, RecordCoordinate later) {
    if (!earlier.equals(later)) {
      again.put(earlier, later);
      replayOf.put(later, earlier);
      count(earlier);
    }
  }

  private List<RecordCoordinate> placesOf(RawCoordinate raw) {
    return List.copyOf(byRaw.getOrDefault(raw, List.of()));
  }
}
