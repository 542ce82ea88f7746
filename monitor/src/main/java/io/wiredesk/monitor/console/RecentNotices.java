package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The newest notices of each kind, so that many of one do not push out a few of another. */
public final class RecentNotices implements WireListener {
  private static final int EACH = 1_000;

  private record Told(RecordCoordinate place, Notice notice) {}

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
  synchronized ObjectNode json(
      Set<NoticeKind> wanted,
      @Nullable String feed,
      @Nullable String storyId,
      int limit,
      boolean complete,
      Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", now.toString());
    json.put("complete", complete);
    ArrayNode items = json.putArray("items");
    wanted.stream()
        .flatMap(kind -> kinds.getOrDefault(kind, new ArrayDeque<>()).stream())
        .filter(told -> feed == null || feed.equals(told.notice().getFeed()))
        .filter(told -> storyId == null || concerns(told.notice(), storyId))
        .sorted(Comparator.comparing((Told told) -> told.notice().getAt()).reversed())
        .limit(limit)
        .forEach(told -> items.add(of(told)));
    return json;
  }

  private static boolean concerns(Notice notice, String storyId) {
    return Objects.equals(storyId, notice.getStoryId()) || notice.getRelated().contains(storyId);
  }

  private static ObjectNode of(Told told) {
    Notice notice = told.notice();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", told.place().toString());
    json.put("kind", notice.getKind().name());
    json.put("at", notice.getAt().toString());
    json.put("feed", notice.getFeed());
    json.put("storyId", notice.getStoryId());
    json.put("text", notice.getText());
    ArrayNode related = json.putArray("related");
    notice.getRelated().forEach(related::add);
    if (notice.getRawRef() == null) {
      json.putNull("raw");
    } else {
      json.putObject("raw")
          .put("partition", notice.getRawRef().getPartition())
          .put("offset", notice.getRawRef().getOffset());
    }
    json.put("until", notice.getUntil() == null ? null : notice.getUntil().toString());
    var rejected = notice.getRejected();
    json.put(
        "rejected",
        rejected == null
            ? null
            : new RecordCoordinate(
                    rejected.getTopic(), rejected.getPartition(), rejected.getOffset())
                .toString());
    return json;
  }
}
