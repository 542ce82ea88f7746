package io.wiredesk.monitor.console;

import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The newest notices of each kind, so that many of one do not push out a few of another. */
public final class RecentNotices implements WireListener {
  private static final int EACH = 1_000;

  private record Told(RecordCoordinate place, Notice notice) {}

  /** A notice as JSON has it. */
  record Item(
      String id,
      NoticeKind kind,
      Instant at,
      @Nullable String feed,
      @Nullable String storyId,
      String text,
      List<String> related,
      Optional<RawCoordinate> raw,
      @Nullable Instant until,
      Optional<String> rejected) {
    private static Item of(Told told) {
      Notice notice = told.notice();
      return new Item(
          told.place().toString(),
          notice.getKind(),
          notice.getAt(),
          notice.getFeed(),
          notice.getStoryId(),
          notice.getText(),
          notice.getRelated(),
          Optional.ofNullable(notice.getRawRef()).map(RawCoordinate::of),
          notice.getUntil(),
          Optional.ofNullable(notice.getRejected())
              .map(ref -> RecordCoordinate.of(ref).toString()));
    }
  }

  // Guarded by this; newest first.
  private final Map<NoticeKind, Deque<Told>> kinds = new EnumMap<>(NoticeKind.class);

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    Deque<Told> kind = kinds.computeIfAbsent(notice.getKind(), k -> new ArrayDeque<>());
    kind.addFirst(new Told(seen.place(), notice));
    if (kind.size() > EACH) {
      kind.removeLast();
    }
  }

  /**
   * The newest that match; null matches all.
   *
   * @param storyId of the story itself or of one related to it
   */
  synchronized List<Item> newest(
      Set<NoticeKind> wanted, @Nullable String feed, @Nullable String storyId, int limit) {
    return wanted.stream()
        .flatMap(kind -> kinds.getOrDefault(kind, new ArrayDeque<>()).stream())
        .filter(told -> feed == null || feed.equals(told.notice().getFeed()))
        .filter(told -> storyId == null || concerns(told.notice(), storyId))
        .sorted(Comparator.comparing((Told told) -> told.notice().getAt()).reversed())
        .limit(limit)
        .map(Item::of)
        .toList();
  }

  private static boolean concerns(Notice notice, String storyId) {
    return Objects.equals(storyId, notice.getStoryId()) || notice.getRelated().contains(storyId);
  }
}
