package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.http.QueryParameters;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected copy a request is about: that of some ids, or all open copy that matches.
 *
 * @param ids null when it is by match
 * @param by who does it
 * @param reason null when none is given
 */
record RejectedRequest(
    @Nullable List<RecordCoordinate> ids,
    RejectedFilter match,
    String by,
    @Nullable String reason) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KEYS = Set.of("ids", "match", "by", "reason");
  private static final Set<String> FILTERS = Set.of("feed", "stage", "code", "from", "to");
  private static final int BY_LENGTH = 60;
  private static final int REASON_LENGTH = 200;
  private static final int LEAST_REASON = 3;

  /**
   * @throws BadRequestException that says what is wrong with it
   */
  static RejectedRequest parse(String body) {
    JsonNode json = tree(body);
    only(json, KEYS, "");
    if (json.has("ids") == json.has("match")) {
      throw new BadRequestException("give either ids or match");
    }
    String by = line(json, "by", BY_LENGTH);
    return new RejectedRequest(
        json.has("ids") ? ids(json.path("ids")) : null,
        filter(json.path("match")),
        by == null ? "console" : by,
        line(json, "reason", REASON_LENGTH));
  }

  /** The reason, which a discard must have. */
  String requiredReason() {
    if (reason == null || reason.length() < LEAST_REASON) {
      throw new BadRequestException("reason is missing: say why it may go");
    }
    return reason;
  }

  private static JsonNode tree(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new BadRequestException("the body is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new BadRequestException("the body must be a JSON object");
  }

  private static List<RecordCoordinate> ids(JsonNode array) {
    List<RecordCoordinate> ids = new ArrayList<>();
    array.forEach(id -> ids.add(id(id.asText())));
    if (!array.isArray() || ids.isEmpty() || ids.size() > RejectedActions.AT_ONCE) {
      throw new BadRequestException("ids must be a list of 1 to " + RejectedActions.AT_ONCE);
    }
    return ids;
  }

  static RecordCoordinate id(String text) {
    return QueryParameters.known(
        "id",
        text,
        id ->
            RecordCoordinate.parse(id)
                .filter(place -> RejectedList.TOPICS.contains(place.topic())));
  }

  private static RejectedFilter filter(JsonNode match) {
    if (match.isMissingNode()) {
      return RejectedFilter.ALL;
    }
    if (!match.isObject()) {
      throw new BadRequestException("match must be an object; an empty one matches all");
    }
    only(match, FILTERS, "match.");
    return new RejectedFilter(
        line(match, "feed", REASON_LENGTH),
        line(match, "stage", REASON_LENGTH),
        line(match, "code", REASON_LENGTH),
        null,
        time(match, "from"),
        time(match, "to"));
  }

  private static @Nullable Instant time(JsonNode json, String key) {
    String value = line(json, key, REASON_LENGTH);
    return value == null ? null : QueryParameters.time(key, value);
  }

  /** A key that is misspelt must not widen what is replayed. */
  private static void only(JsonNode json, Set<String> known, String prefix) {
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new BadRequestException("'" + prefix + key + "' is not known");
              }
            });
  }

  private static @Nullable String line(JsonNode json, String key, int atMost) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String line = value.asText().replaceAll("\\s+", " ").strip();
    if (!value.isTextual() || line.isEmpty() || line.length() > atMost) {
      throw new BadRequestException(key + " must be a text of 1 to " + atMost + " characters");
    }
    return line;
  }
}
