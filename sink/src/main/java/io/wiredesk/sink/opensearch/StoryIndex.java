package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.sink.opensearch.OpenSearchClient.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indices behind the alias: new stories go into the one that is written, a known story stays
 * where it is, so that a rollover splits none.
 */
final class StoryIndex {
  private static final Logger log = LoggerFactory.getLogger(StoryIndex.class);

  private final OpenSearchClient client;
  private final String alias;

  StoryIndex(OpenSearchClient client, String alias) {
    this.client = client;
    this.alias = alias;
  }

  /**
   * What stands behind the alias now.
   *
   * @param all its indices, the newest first
   * @param written where new stories go
   */
  record Generations(List<String> all, String written) {}

  /** Asked before each batch, since anybody may roll over at any time. */
  Generations generations() {
    Answer answer = client.get("/_alias/" + alias);
    if (answer.status() == 404) {
      prepare();
      answer = client.get("/_alias/" + alias);
    }
    require(answer, "the alias " + alias);
    List<String> all = new ArrayList<>();
    String written = "";
    for (Map.Entry<String, JsonNode> index : answer.body().properties()) {
      all.add(index.getKey());
      JsonNode of = index.getValue().path("aliases").path(alias);
      if (of.path("is_write_index").asBoolean(answer.body().size() == 1)) {
        written = index.getKey();
      }
    }
    if (written.isEmpty()) {
      throw new ConnectException(
          "opensearch.alias: of the indices behind '%s' none is its write index; set is_write_index on the newest"
              .formatted(alias));
    }
    all.sort(Collections.reverseOrder());
    return new Generations(all, written);
  }

  /** Another task may do the same at the same time. */
  private void prepare() {
    Answer template = client.put("/_index_template/" + alias, template());
    require(template, "the index template " + alias);
    ObjectNode first = JsonNodeFactory.instance.objectNode();
    first.putObject("aliases").putObject(alias).put("is_write_index", true);
    Answer index = client.put("/" + alias + "-000001", first);
    if (!index.errorType().equals("resource_already_exists_exception")) {
      require(index, "the index " + alias + "-000001");
    }
    log.info("index made alias={}", alias);
  }

  /** For the first index and for all that a rollover makes. */
  private ObjectNode template() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putArray("index_patterns").add(alias + "-*");
    root.put("priority", 100);
    ObjectNode mappings = root.putObject("template").putObject("mappings");
    // What is not in the table is kept and not indexed: no story makes a new field.
    mappings.put("dynamic", false);
    ObjectNode properties = mappings.putObject("properties");
    Field.ALL.forEach(field -> properties.set(field.name(), field.mapping()));
    StoredDocument.map(properties);
    ObjectNode texts = properties.putObject("text").putObject("properties");
    Languages.ANALYSERS.forEach(
        (language, analyser) -> {
          ObjectNode parts = texts.putObject(language).putObject("properties");
          for (String part : List.of("headline", "subheadline", "body")) {
            parts.putObject(part).put("type", "text").put("analyzer", analyser);
          }
        });
    return root;
  }

  private static void require(Answer answer, String what) {
    if (answer.status() == 404) {
      throw new RetriableException(what + " is not there yet");
    }
    if (!answer.ok()) {
      throw new ConnectException(
          "OpenSearch refuses %s (%s, %s): %s"
              .formatted(
                  what,
                  answer.status(),
                  answer.errorType(),
                  answer.body().path("error").path("reason").asText()));
    }
  }
}
