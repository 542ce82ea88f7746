package io.wiredesk.monitor.stories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.storage.StorageQueries;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored stories, newest first, all or those that a search finds. Each page is read by key from an
 * index, so the millionth story costs what the first does.
 */
final class StoryList {
  static final int PAGE = 25;

  private static final String SELECT =
      """
      SELECT story_id, display_title AS title, feed, provider, language, version, revision_number,
             change, pub_status, urgency, dateline_place, version_created, received_at, killed_at,
             word_count, group_id, expands_story_id%s
        FROM story_display
       WHERE (received_at, story_id) < (?, ?)%s
       ORDER BY received_at DESC, story_id DESC
       LIMIT ?
      """;

  /** Marks what was found with characters that no story holds; the page turns them into marks. */
  private static final String SNIPPET =
      """
      ,
             ts_headline(wiredesk_text_search_config(language), left(body, 20000),
               websearch_to_tsquery(wiredesk_text_search_config(language), ?),
               'StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=24, MinWords=10,'
               ' FragmentDelimiter=" … "') AS snippet""";

  /** The index finds candidates in all languages at once; each story's own language decides. */
  private static final String FOUND =
      """

         AND search @@ wiredesk_search_query(?)
         AND search @@ websearch_to_tsquery(wiredesk_text_search_config(language), ?)""";

  private final StorageQueries storage;

  StoryList(StorageQueries storage) {
    this.storage = storage;
  }

  /**
   * A page of stories and, where there are more, the cursor of the next.
   *
   * @param typed words as people type them into a search box; null for all stories
   */
  ObjectNode page(@Nullable String typed, StoryFilter filter, PageCursor after) {
    List<Object> values = new ArrayList<>();
    String select = "";
    String where = "";
    if (typed != null) {
      select = SNIPPET;
      values.add(typed);
    }
    values.add(time(after));
    values.add(after.key());
    if (typed != null) {
      where += FOUND;
      values.add(typed);
      values.add(typed);
    }
    where += filter.where(values);
    values.add(PAGE + 1);
    return paged("stories", storage.rows(SELECT.formatted(select, where), values.toArray()));
  }

  /** One row more than a page was asked for, to know whether there is a next one. */
  static ObjectNode paged(String name, List<ObjectNode> rows) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    boolean more = rows.size() > PAGE;
    List<ObjectNode> shown = more ? rows.subList(0, PAGE) : rows;
    json.putArray(name).addAll(shown);
    json.put("next", more ? cursor(shown.get(PAGE - 1)).text() : null);
    return json;
  }

  /** As JDBC binds a {@code timestamptz}. */
  static OffsetDateTime time(PageCursor cursor) {
    return cursor.at().atOffset(ZoneOffset.UTC);
  }

  /** Right after a row; its time is to the microsecond, as PostgreSQL keeps it. */
  private static PageCursor cursor(ObjectNode row) {
    return new PageCursor(
        Instant.parse(row.path("receivedAt").asText()), row.path("storyId").asText());
  }
}
