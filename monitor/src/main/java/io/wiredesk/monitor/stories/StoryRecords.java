package io.wiredesk.monitor.stories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.storage.Lane;
import io.wiredesk.monitor.storage.StorageQueries;
import io.wiredesk.schemas.WireTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the newest revisions of a story are on the topics that consumers read. */
final class StoryRecords {
  private static final int REVISIONS = 8;
  private static final String SELECT =
      """
      SELECT number, lane, received_at
        FROM story_history
       WHERE story_id = ?
       ORDER BY number DESC
       LIMIT ?
      """;

  private final StorageQueries storage;
  private final RecordFinder finder;

  StoryRecords(StorageQueries storage, RecordFinder finder) {
    this.storage = storage;
    this.finder = finder;
  }

  /** Empty when nothing is stored under that id. */
  Optional<ObjectNode> of(String storyId) {
    Map<String, Map<Instant, Integer>> byTopic = new LinkedHashMap<>();
    for (ObjectNode row : storage.rows(SELECT, storyId, REVISIONS)) {
      WireTopic topic =
          Lane.isCopy(row.path("lane").asText()) ? WireTopic.DUPLICATES : WireTopic.STORIES;
      byTopic
          .computeIfAbsent(topic.topicName(), t -> new LinkedHashMap<>())
          .put(Instant.parse(row.path("receivedAt").asText()), row.path("number").asInt());
    }
    if (byTopic.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode records = json.putArray("records");
    byTopic.forEach((topic, revisions) -> add(records, topic, storyId, revisions));
    return Optional.of(json);
  }

  private void add(
      ArrayNode records, String topic, String storyId, Map<Instant, Integer> revisions) {
    List<Instant> times = new ArrayList<>(revisions.keySet());
    for (RecordFinder.Found found : finder.find(topic, storyId, times)) {
      ObjectNode record = records.addObject().put("topic", found.topic());
      record.put("partition", found.partition()).put("offset", found.offset());
      record.put("revision", revisions.get(found.receivedAt()));
    }
  }
}
