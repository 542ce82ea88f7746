package io.wiredesk.monitor.needs;

import io.wiredesk.monitor.storage.StoryTitles;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stories that are held, and until when. One of which nothing is out has no title here: its
 * headline is under embargo, as its text is, and whoever opens the console would read it.
 * Thread-safe.
 */
public final class DueEmbargoes implements WireListener {
  private static final int AT_MOST = 10_000;

  /** As many as are ever listed. */
  private static final int NAMED = 50;

  /** One of them. */
  public record Held(
      String storyId, @Nullable String title, @Nullable String feed, Instant until) {}

  private final Optional<StoryTitles> stored;

  // Guarded by this.
  private final Map<String, Held> held = new LinkedHashMap<>();
  private Map<String, StoryTitles.Title> titles = Map.of();

  /**
   * @param stored empty where no database is configured
   */
  public DueEmbargoes(Optional<StoryTitles> stored) {
    this.stored = stored;
  }

  /** Asks storage what they are called: those are known of which a version is out. */
  public void refresh() throws SQLException {
    if (stored.isPresent()) {
      Map<String, StoryTitles.Title> found =
          stored.get().of(first(NAMED).stream().map(Held::storyId).toList());
      synchronized (this) {
        titles = found;
      }
    }
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    String storyId = notice.getStoryId();
    if (storyId == null) {
      return;
    }
    switch (notice.getKind()) {
      case STORY_HELD -> hold(storyId, notice);
      case STORY_RELEASED -> held.remove(storyId);
      default -> {
        // Others say nothing of an embargo.
      }
    }
  }

  /** The next to be released, the first first. */
  public synchronized List<Held> next(Instant now, int most) {
    held.values().removeIf(one -> one.until().isBefore(now));
    return first(most).stream().map(this::titled).toList();
  }

  private synchronized List<Held> first(int most) {
    return held.values().stream().sorted(Comparator.comparing(Held::until)).limit(most).toList();
  }

  private Held titled(Held one) {
    StoryTitles.@Nullable Title known = titles.get(one.storyId());
    return known == null ? one : new Held(one.storyId(), known.title(), one.feed(), one.until());
  }

  private void hold(String storyId, Notice notice) {
    if (notice.getUntil() == null) {
      held.remove(storyId); // withheld without a time: it is in nobody's calendar
    } else if (held.size() < AT_MOST) {
      held.put(storyId, new Held(storyId, null, notice.getFeed(), notice.getUntil()));
    }
  }
}
