package io.wiredesk.monitor.console;

import io.wiredesk.monitor.storage.StoryTitles;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
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

  /** Another story that a notice names. */
  record Related(String storyId, @Nullable String title, @Nullable String feed) {
    static Related of(String storyId, StoryTitles.@Nullable Title known) {
      return known == null
          ? new Related(storyId, null, null)
          : new Related(storyId, known.title(), known.feed());
    }
  }

  /** A notice as JSON has it. */
  record Item(
      String id,
      NoticeKind kind,
      Instant at,
      @Nullable String feed,
      @Nullable String storyId,
      String text,
      Optional<String> title,
      List<Related> related,
      @Nullable String about,
      @Nullable String by,
      Optional<RawCoordinate> raw,
      @Nullable Instant until,
      Optional<String> rejected) {
    private static Item of(Told told, Map<String, StoryTitles.Title> titles) {
      Notice notice = told.notice();
      return new Item(
          told.place().toString(),
          notice.getKind(),
          notice.getAt(),
          notice.getFeed(),
          notice.getStoryId(),
          notice.getText(),
          Optional.ofNullable(notice.getStoryId()).map(titles::get).map(StoryTitles.Title::title),
          notice.getRelated().stream().map(id -> Related.of(id, titles.get(id))).toList(),
          notice.getAbout(),
          notice.getBy(),
          Optional.ofNullable(notice.getRawRef()).map(RawCoordinate::of),
          notice.getUntil(),
          Optional.ofNullable(notice.getRejected())
              .map(ref -> RecordCoordinate.of(ref).toString()));
    }
  }

  private final Optional<StoryTitles> stored;

  // Guarded by this; newest first.
  private final Map<NoticeKind, Deque<Told>> kinds = new EnumMap<>(NoticeKind.class);

  /**
   * @param stored empty where no database is configured
   */
  public RecentNotices(Optional<StoryTitles> stored) {
    this.stored = stored;
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    Deque<Told> kind = kinds.computeIfAbsent(notice.getKind(), k -> new ArrayDeque<>());
    kind.addFirst(new Told(seen.place(), notice));
    if (kind.size() > EACH) {
      kind.removeLast();
    }
  }

  /**
   * The newest that match, by what their stories are called; null matches all.
   *
   * @param storyId of the story itself or of one related to it
   */
  List<Item> newest(
      Set<NoticeKind> wanted, @Nullable String feed, @Nullable String storyId, int limit) {
    List<Told> found = matching(wanted, feed, storyId, limit);
    Map<String, StoryTitles.Title> known = titles(found);
    return found.stream().map(told -> Item.of(told, known)).toList();
  }

  private synchronized List<Told> matching(
      Set<NoticeKind> wanted, @Nullable String feed, @Nullable String storyId, int limit) {
    return wanted.stream()
        .flatMap(kind -> kinds.getOrDefault(kind, new ArrayDeque<>()).stream())
        .filter(told -> feed == null || feed.equals(told.notice().getFeed()))
        .filter(told -> storyId == null || concerns(told.notice(), storyId))
        .sorted(Comparator.comparing((Told told) -> told.notice().getAt()).reversed())
        .limit(limit)
        .toList();
  }

  /** None where the database does not answer: a notice is told all the same. */
  private Map<String, StoryTitles.Title> titles(List<Told> found) {
    Set<String> ids = new LinkedHashSet<>();
    for (Told told : found) {
      if (told.notice().getStoryId() != null) {
        ids.add(told.notice().getStoryId());
      }
      ids.addAll(told.notice().getRelated());
    }
    try {
      return stored.isPresent() ? stored.get().of(ids) : Map.of();
    } catch (SQLException e) {
      return Map.of();
    }
  }

  private static boolean concerns(Notice notice, String storyId) {
    return Objects.equals(storyId, notice.getStoryId()) || notice.getRelated().contains(storyId);
  }
}
