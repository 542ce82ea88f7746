package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.sink.story.CleanTime;
import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.Fate;
import io.wiredesk.sink.story.StoryHead.Kill;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is in the index of a story, as far as the next record has to know.
 *
 * @param index that holds it
 * @param version OpenSearch's, which is the {@link StoryDocument#rank} of the revision
 * @param source what a kill leaves of it, at most
 */
record StoredDocument(String index, long version, ObjectNode source) {
  static final String KILL_ORDER = "kill_order";
  static final String KILLED_AT = "killed_at";
  static final String ERASED = "erased";

  /** The fields that have to be fetched. */
  static final String FIELDS =
      Stream.concat(
              Field.ALL.stream().filter(f -> f.fate() != Fate.GOES).map(Field::name),
              Stream.of(KILL_ORDER, KILLED_AT, ERASED))
          .collect(Collectors.joining(","));

  /** An item of the answer to a multi-get; null where there is no such document. */
  static @Nullable StoredDocument of(JsonNode item) {
    return item.path("found").asBoolean() && item.path("_source") instanceof ObjectNode source
        ? new StoredDocument(item.path("_index").asText(), item.path("_version").asLong(), source)
        : null;
  }

  /** The newest kill known of the story. */
  @Nullable Kill kill() {
    return source.hasNonNull(KILL_ORDER)
        ? new Kill(source.path(KILL_ORDER).asText(), Instant.parse(source.path(KILLED_AT).asText()))
        : null;
  }

  /** Whether it has a text that the kill covers. */
  boolean isCoveredBy(Kill kill) {
    return !source.path(ERASED).asBoolean()
        && source.path("order_key").asText().compareTo(kill.order()) <= 0;
  }

  /** What the kill leaves. */
  ObjectNode erased(Kill kill, Erase erase) {
    ObjectNode left = source.deepCopy();
    if (erase == Erase.ALL) {
      left.remove(
          Field.ALL.stream().filter(f -> f.fate() == Fate.DETAIL).map(Field::name).toList());
    }
    mark(left, kill);
    return left.put(ERASED, true);
  }

  static void mark(ObjectNode document, Kill kill) {
    document.put(KILL_ORDER, kill.order()).put(KILLED_AT, CleanTime.text(kill.at()));
  }

  /** How the fields that are no record's are indexed. */
  static void map(ObjectNode properties) {
    properties.putObject(KILL_ORDER).put("type", "keyword");
    properties.putObject(KILLED_AT).put("type", "date");
    properties.putObject(ERASED).put("type", "boolean");
  }
}
