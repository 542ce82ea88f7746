package io.wiredesk.monitor.needs;

import io.wiredesk.monitor.storage.StoryTitles;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Killed stories of which copies live. A kill is there from its notice until each of its copies is
 * killed too, as the topics tell or, of what was before, storage. Where neither is known a copy
 * lives: to be told once too often does less harm. Thread-safe.
 */
public final class LiveKills implements WireListener {
  private static final int KILLS = 1_000;
  private static final int COPIES = 1_000;

  private static final class Kill {
    private Instant at;
    private final Set<String> copies = new LinkedHashSet<>();

    private Kill(Instant at) {
      this.at = at;
    }
  }

  private final Optional<StoryTitles> stored;

  // Guarded by this; the youngest last.
  private final Map<String, Kill> kills = new LinkedHashMap<>();
  private Map<String, StoryTitles.Title> titles = Map.of();

  /**
   * @param stored empty where no database is configured
   */
  public LiveKills(Optional<StoryTitles> stored) {
    this.stored = stored;
  }

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    String storyId = notice.getStoryId();
    if (notice.getKind() != NoticeKind.KILL_WITH_LIVE_COPIES || storyId == null) {
      return;
    }
    Kill kill = kills.remove(storyId);
    if (kill == null) {
      kill = new Kill(notice.getAt());
    }
    kill.at = notice.getAt().isAfter(kill.at) ? notice.getAt() : kill.at;
    notice.getRelated().stream().limit(COPIES).forEach(kill.copies::add);
    kills.put(storyId, kill);
    if (kills.size() > KILLS) {
      kills.remove(kills.keySet().iterator().next());
    }
  }

  @Override
  public void story(Story story, SeenRecord seen) {
    told(story);
  }

  @Override
  public void copy(Story story, SeenRecord seen) {
    told(story);
  }

  private synchronized void told(Story story) {
    if (story.getWire().getPubStatus() == PubStatus.canceled) {
      killed(story.getWire().getStoryId());
    }
  }

  /** Asks storage what the stories are called, and which copies were killed. */
  public void refresh() throws SQLException {
    if (stored.isPresent()) {
      Map<String, StoryTitles.Title> found = stored.get().of(named());
      synchronized (this) {
        titles = found;
        found.forEach(
            (storyId, title) -> {
              if (title.killed()) {
                killed(storyId);
              }
            });
      }
    }
  }

  /** The youngest first. */
  synchronized List<Need> needs() {
    List<Need> needs = new ArrayList<>();
    kills.forEach((storyId, kill) -> needs.add(need(storyId, kill)));
    needs.sort(Comparator.comparing(Need::since).reversed());
    return needs;
  }

  private Need need(String storyId, Kill kill) {
    List<Need.LiveCopy> copies =
        kill.copies.stream()
            .map(id -> new Need.LiveCopy(id, title(id), feed(id).orElse(null)))
            .toList();
    List<String> feeds = kill.copies.stream().flatMap(id -> feed(id).stream()).distinct().toList();
    String text =
        "%s of it %s live%s"
            .formatted(
                copies.size() == 1 ? "a copy" : copies.size() + " copies",
                copies.size() == 1 ? "is" : "are",
                feeds.isEmpty() ? "" : ": " + String.join(", ", feeds));
    return new Need(
        NeedKind.KILL,
        storyId,
        storyId,
        copies.get(0).title(),
        text,
        kill.at,
        copies,
        Optional.empty());
  }

  private String title(String storyId) {
    StoryTitles.Title title = titles.get(storyId);
    return title == null ? storyId : title.title();
  }

  private Optional<String> feed(String storyId) {
    return Optional.ofNullable(titles.get(storyId)).map(StoryTitles.Title::feed);
  }

  private synchronized Set<String> named() {
    Set<String> ids = new LinkedHashSet<>(kills.keySet());
    kills.values().forEach(kill -> ids.addAll(kill.copies));
    return ids;
  }

  private void killed(String copy) {
    kills.values().forEach(kill -> kill.copies.remove(copy));
    kills.values().removeIf(kill -> kill.copies.isEmpty());
  }
}
