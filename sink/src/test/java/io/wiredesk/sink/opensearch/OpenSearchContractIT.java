package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.sink.OpenSearchSinkTask;
import io.wiredesk.sink.SinkContract;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkTask;

/** The contract of all sinks, kept by OpenSearch. */
class OpenSearchContractIT extends SinkContract {
  private static final String ALIAS = "contract";

  @Override
  protected SinkTask task() {
    return new OpenSearchSinkTask();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("opensearch.url", OpenSearch.url(), "opensearch.alias", ALIAS);
  }

  private static List<JsonNode> documents(String prefix) {
    return OpenSearch.found(ALIAS, "{\"match_all\": {}}").stream()
        .map(document -> document.path("_source"))
        .filter(source -> source.path("story_id").asText().startsWith(prefix))
        .toList();
  }

  @Override
  protected List<Stored> stored(String prefix) {
    return documents(prefix).stream()
        .map(
            source ->
                Stored.of(
                    source.path("story_id").asText(),
                    source.path("lane").asText(),
                    source.path("revision_number").asInt(),
                    source.path("pub_status").asText(),
                    source.path("text").path(language(source)).path("headline").textValue(),
                    source.path("text").path(language(source)).path("body").textValue()))
        .toList();
  }

  private static String language(JsonNode source) {
    return Languages.field(source.path("language").textValue());
  }

  @Override
  protected boolean holds(String prefix, String word) {
    return documents(prefix).stream().anyMatch(source -> source.toString().contains(word));
  }
}
