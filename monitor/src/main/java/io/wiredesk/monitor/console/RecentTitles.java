package io.wiredesk.monitor.console;

import io.wiredesk.schemas.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stories that lately came are called, for notices, which name them by their ids. A kill takes
 * no title away: who is told of it must know what was killed. A story that is held, of which
 * nothing is out, has no title here. Thread-safe.
 */
final class RecentTitles {
  private static final int AT_MOST = 5_000;

  // Guarded by this; the one that came first is forgotten first.
  private final Map<String, String> titles = new LinkedHashMap<>();

  synchronized void add(String storyId, String title) {
    titles.remove(storyId);
    titles.put(storyId, title);
    if (titles.size() > AT_MOST) {
      titles.remove(titles.keySet().iterator().next());
    }
  }

  /** What the notice says, with titles in place of ids as far as they are known. */
  synchronized String told(Notice notice) {
    List<String> ids = new ArrayList<>(notice.getRelated());
    if (notice.getStoryId() != null) {
      ids.add(notice.getStoryId());
    }
    // An id may be the beginning of another.
    ids.sort((a, b) -> Integer.compare(b.length(), a.length()));
    String text = notice.getText();
    for (String id : ids) {
      String title = titles.get(id);
      text = title == null ? text : text.replace(id, "“" + title + "”");
    }
    return text;
  }
}
