package io.wiredesk.monitor.stories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.storage.StorageQueries;
import java.util.List;
import java.util.Optional;

/** All that is stored about one story: its state, its revisions, its copies, whose copy it is. */
final class StoryDetail {
  /** As many revisions as are shown with their text, the newest. */
  static final int MOST_REVISIONS = 40;

  static final int MOST_COPIES = 100;

  private static final String CURRENT = "SELECT * FROM story_display WHERE story_id = ?";

  private static final String COPY =
      """
      SELECT c.*, o.display_title AS of_title, o.feed AS of_feed, o.pub_status AS of_pub_status,
      """
          + CopyTitleSql.COLUMN
          + "FROM story_copy c LEFT JOIN story_display o ON o.story_id = c.of_story_id\n"
          + CopyTitleSql.JOINS
          + """
       WHERE c.story_id = ?
      """;

  private static final String REVISIONS =
      """
      SELECT number, revisions, revision_key, lane, change, pub_status, version, changed_fields,
             feed, headline, slugline, body, language, version_created, received_at, killed_at,
             of_story_id, raw_partition, raw_offset, stored_at
        FROM story_history
       WHERE story_id = ?
       ORDER BY number DESC
       LIMIT ?
      """;

  private static final String COPIES =
      """
      SELECT c.story_id, c.group_id, c.relation, c.similarity, c.reasons, c.pub_status, c.feed,
             c.provider, c.version_created, c.received_at, c.killed_at,
      """
          + CopyTitleSql.COLUMN
          + "FROM story_copy c\n"
          + CopyTitleSql.JOINS
          + """
       WHERE c.of_story_id = ?
       ORDER BY c.received_at, c.story_id
       LIMIT ?
      """;

  private final StorageQueries storage;

  StoryDetail(StorageQueries storage) {
    this.storage = storage;
  }

  /** Empty when nothing is stored under that id. */
  Optional<ObjectNode> of(String storyId) {
    List<ObjectNode> revisions = storage.rows(REVISIONS, storyId, MOST_REVISIONS);
    List<ObjectNode> story = storage.rows(CURRENT, storyId);
    List<ObjectNode> copy = story.isEmpty() ? storage.rows(COPY, storyId) : List.of();
    if (revisions.isEmpty() && story.isEmpty() && copy.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("storyId", storyId);
    json.set("story", story.isEmpty() ? null : withoutIndex(story.get(0)));
    json.set("copy", copy.isEmpty() ? null : copy.get(0));
    json.put("revisionCount", revisions.isEmpty() ? 0 : revisions.get(0).path("revisions").asInt());
    json.putArray("revisions").addAll(revisions);
    json.putArray("copies").addAll(storage.rows(COPIES, storyId, MOST_COPIES));
    return Optional.of(json);
  }

  /** The search index is of no use to a reader, and as large as the text. */
  private static ObjectNode withoutIndex(ObjectNode story) {
    story.remove("search");
    return story;
  }
}
