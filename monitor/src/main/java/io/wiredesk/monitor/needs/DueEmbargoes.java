package io.wiredesk.monitor.needs;

import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stories that are held, and until when. Thread-safe. */
public final class DueEmbargoes implements WireListener {
  private static final int AT_MOST = 10_000;

  /** One of them. */
  public record Held(String storyId, @Nullable String feed, Instant until) {}

  private final Map<String, Held> held = new LinkedHashMap<>(); // guarded by this

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
    return held.values().stream().sorted(Comparator.comparing(Held::until)).limit(most).toList();
  }

  private void hold(String storyId, Notice notice) {
    if (notice.getUntil() == null) {
      held.remove(storyId); // withheld without a time: it is in nobody's calendar
    } else if (held.size() < AT_MOST) {
      held.put(storyId, new Held(storyId, notice.getFeed(), notice.getUntil()));
    }
  }
}
