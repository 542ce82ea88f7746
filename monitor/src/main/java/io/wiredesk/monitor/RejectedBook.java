package io.wiredesk.monitor;

import io.wiredesk.schemas.WireTopic;


import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.RejectedRef;
import io.wiredesk.schemas.Story;
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
final class RejectedBook implements WireListener {
  static final int AT_MOST = 50_000;
  static final Set<String> TOPICS =
      Set.of(WireTopic.REJECTED.topicName(), WireTopic.REJECTED_SINK.topicName());
  private static final int DECISIONS = 4 * AT_MOST;

  // Guarded by this.
  private final TreeSet<RejectedEntry> newestFirst = new TreeSet<>();
  private final Map<Place, RejectedEntry> byPlace = new HashMap<>();
  private final Map<RawCoordinate, List<Place>> byRaw = new HashMap<>();
  private final Map<Place, RejectedView.Decision> decisions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, RejectedView.Decision> eldest) {
          return size() > DECISIONS;
        }
      };
  private final Map<RawCoordinate, Place> replays = new HashMap<>();
  private final Map<Place, Place> again = new HashMap<>();
  private final Map<Place, Place> replayOf = new HashMap<>();
  private long notListed;

  @Override
  public synchronized void rejected(Rejected rejected, Seen seen) {
    add(RejectedEntry.of(rejected, seen.place()));
  }

  @Override
  public synchronized void deadLetter(@Nullable Story story, Seen seen) {
    add(RejectedEntry.ofDeadLetter(story, seen.record()));
  }

  @Override
  public synchronized void unreadable(Seen seen) {
    if (seen.record().topic().equals(WireTopic.REJECTED.topicName())) {
      add(RejectedEntry.unreadable(seen.record()));
    }
  }

  @Override
  public synchronized void notice(Notice notice, Seen seen) {
    RejectedRef ref = notice.getRejected();
    if (ref != null) {
      decided(place(ref), notice);
    }
  }

  /** What was just written, so that it need not be read back to be seen. */
  synchronized void decided(Place place, Notice notice) {
    boolean discarded = notice.getKind() == NoticeKind.REJECTED_DISCARDED;
    RawCoordinate raw =
        notice.getRawRef() == null ? null : Reconciliation.coordinate(notice.getRawRef());
    decisions.remove(place); // so that it is the youngest
    decisions.put(
        place, new RejectedView.Decision(discarded, notice.getAt(), notice.getText(), raw));
    if (discarded) {
      return;
    }
    if (notice.getAgain() != null) {
      link(place, place(notice.getAgain()));
    }
    if (raw != null) {
      replays.put(raw, place);
      placesOf(raw).forEach(later -> link(place, later));
    }
    Optional.ofNullable(byPlace.get(place))
        .map(RejectedEntry::raw)
        .ifPresent(own -> placesOf(own).forEach(this::linkToReplay));
  }

  synchronized Optional<RejectedView> find(Place place) {
    return Optional.ofNullable(byPlace.get(place)).map(this::view);
  }

  /** With what was done about it, for one that is no longer listed. */
  synchronized RejectedView view(RejectedEntry entry) {
    RejectedView.Decision decision = decisions.get(entry.place());
    Place later = again.get(entry.place());
    RejectedStatus status =
        decision == null
            ? RejectedStatus.OPEN
            : decision.discarded()
                ? RejectedStatus.DISCARDED
                : later == null ? RejectedStatus.REPLAYED : RejectedStatus.FAILED_AGAIN;
    return new RejectedView(entry, status, decision, later, replayOf.get(entry.place()));
  }

  /** All that match, newest first. */
  synchronized List<RejectedView> matching(RejectedFilter filter) {
    return newestFirst.stream().map(this::view).filter(filter::matches).toList();
  }

  /** How many there are of each status. */
  synchronized Map<RejectedStatus, Long> counts() {
    Map<RejectedStatus, Long> counts = new EnumMap<>(RejectedStatus.class);
    newestFirst.forEach(entry -> counts.merge(view(entry).status(), 1L, Long::sum));
    return counts;
  }

  synchronized long notListed() {
    return notListed;
  }

  private void add(RejectedEntry entry) {
    if (byPlace.putIfAbsent(entry.place(), entry) != null) {
      return;
    }
    newestFirst.add(entry);
    if (entry.raw() != null) {
      byRaw.computeIfAbsent(entry.raw(), raw -> new ArrayList<>()).add(entry.place());
      linkToReplay(entry.place());
    }
    if (newestFirst.size() > AT_MOST) {
      forget(newestFirst.last());
    }
  }

  private void forget(RejectedEntry oldest) {
    newestFirst.remove(oldest);
    byPlace.remove(oldest.place());
    again.remove(oldest.place());
    replayOf.remove(oldest.place());
    if (oldest.raw() != null) {
      byRaw.remove(oldest.raw());
      replays.remove(oldest.raw());
    }
    notListed++;
  }

  /**
   * Whether an entry is the end of a replay: its message is one that a replay made or, when a sink
   * rejected it, the same message was replayed before.
   */
  private void linkToReplay(Place later) {
    RejectedEntry entry = byPlace.get(later);
    if (entry == null || entry.raw() == null) {
      return;
    }
    Place direct = replays.get(entry.raw());
    if (direct != null) {
      link(direct, later);
      return;
    }
    for (Place earlier : placesOf(entry.raw())) {
      RejectedView.Decision decision = decisions.get(earlier);
      if (!earlier.equals(later)
          && decision != null
          && !decision.discarded()
          && !entry.at().isBefore(decision.at())) {
        link(earlier, later);
      }
    }
  }

  private void link(Place earlier, Place later) {
    if (!earlier.equals(later)) {
      again.put(earlier, later);
      replayOf.put(later, earlier);
    }
  }

  private List<Place> placesOf(RawCoordinate raw) {
    return List.copyOf(byRaw.getOrDefault(raw, List.of()));
  }

  private static Place place(RejectedRef ref) {
    return new Place(ref.getTopic(), ref.getPartition(), ref.getOffset());
  }
}
