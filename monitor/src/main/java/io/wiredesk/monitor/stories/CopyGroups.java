package io.wiredesk.monitor.stories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.storage.StorageQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stories that were told more than once: groups of copies, the group with the newest copy first.
 */
final class CopyGroups {
  /** As many copies of a group as are laid side by side. */
  static final int MOST_MEMBERS = 24;

  /**
   * The newest copy of each group that matches, by whose headline a killed original's group is
   * called; from the index of copies by time; whether it is its group's newest is one look into the
   * index by group.
   */
  private static final String PAGE =
      """
      WITH matching AS NOT MATERIALIZED (
             SELECT * FROM story_copy WHERE true%s)
      SELECT c.group_id, c.story_id, c.received_at, c.relation, c.similarity, c.feed,
             coalesce(CASE WHEN o.pub_status <> 'canceled' THEN o.display_title END,
               nullif(btrim(c.headline), ''), nullif(btrim(c.slugline), ''), o.display_title,
               c.group_id) AS title,
             o.feed AS of_feed, o.received_at AS of_received_at, o.pub_status AS of_pub_status,
             m.copies, m.feeds, m.relations
        FROM matching c
        LEFT JOIN story_display o ON o.story_id = c.group_id
       CROSS JOIN LATERAL (
             SELECT count(*) AS copies, array_agg(DISTINCT feed) AS feeds,
                    array_agg(DISTINCT relation) AS relations
               FROM (SELECT feed, relation FROM story_copy g
                      WHERE g.group_id = c.group_id LIMIT 1000) AS g) AS m
       WHERE (c.received_at, c.story_id) < (?, ?)
         AND NOT EXISTS (
             SELECT FROM matching newer
              WHERE newer.group_id = c.group_id
                AND (newer.received_at, newer.story_id) > (c.received_at, c.story_id))
       ORDER BY c.received_at DESC, c.story_id DESC
       LIMIT ?
      """;

  private static final String ORIGINAL =
      """
      SELECT story_id, display_title AS title, feed, provider, language, pub_status, body,
             version_created, received_at, killed_at
        FROM story_display
       WHERE story_id = ?
      """;

  private static final String MEMBERS =
      """
      SELECT c.story_id, c.of_story_id, c.relation, c.similarity, c.reasons, c.feed, c.provider,
             c.language, c.pub_status, r.body, c.version_created, c.received_at, c.killed_at,
      """
          + CopyTitleSql.COLUMN
          + "FROM story_copy c\n"
          + CopyTitleSql.JOINS
          + """
       WHERE c.group_id = ?
       ORDER BY c.received_at, c.story_id
       LIMIT ?
      """;

  private final StorageQueries storage;

  CopyGroups(StorageQueries storage) {
    this.storage = storage;
  }

  /** Groups of which a copy matches, and the newest one that does. */
  ObjectNode page(StoryFilter copies, PageCursor after) {
    List<Object> values = new ArrayList<>();
    String page = PAGE.formatted(copies.where(values));
    values.addAll(List.of(StoryList.time(after), after.key(), StoryList.PAGE + 1));
    return StoryList.paged("groups", storage.rows(page, values.toArray()));
  }

  /**
   * A group with the texts of its members. The first member may be missing: it is on its way, or is
   * no longer kept.
   */
  Optional<ObjectNode> group(String groupId) {
    List<ObjectNode> members = storage.rows(MEMBERS, groupId, MOST_MEMBERS + 1);
    List<ObjectNode> original = storage.rows(ORIGINAL, groupId);
    if (members.isEmpty() && original.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("groupId", groupId);
    json.set("original", original.isEmpty() ? null : original.get(0));
    json.put("more", members.size() > MOST_MEMBERS);
    json.putArray("copies").addAll(members.stream().limit(MOST_MEMBERS).toList());
    return Optional.of(json);
  }
}
