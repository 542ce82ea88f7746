package io.wiredesk.sink.opensearch;

import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static io.wiredesk.sink.postgres.Stories.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.schemas.Story;
import io.wiredesk.sink.OpenSearchSinkConnector;
import io.wiredesk.sink.OpenSearchSinkTask;
import io.wiredesk.sink.TaskBench;
import io.wiredesk.sink.postgres.SinkHarness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is OpenSearch's own: its indices and analysers, its faults. */
class OpenSearchIT {
  private static final AtomicInteger ALIASES = new AtomicInteger();
  private static final String ALL = "{\"match_all\": {}}";

  private final String alias = "own" + ALIASES.incrementAndGet();

  private TaskBench bench(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("opensearch.url", OpenSearch.url());
    settings.put("opensearch.alias", alias);
    settings.put("name", "own");
    settings.put("schema.registry.url", SinkHarness.REGISTRY);
    settings.put("retry.backoff.ms", "1");
    settings.put("retry.backoff.max.ms", "2");
    settings.putAll(more);
    return new TaskBench(OpenSearchSinkTask::new, settings);
  }

  private List<String> found(String query) {
    return OpenSearch.found(alias, query).stream()
        .map(hit -> hit.path("_source").path("story_id").asText())
        .toList();
  }

  private static String words(String typed) {
    return """
    {"multi_match": {"query": "%s", "operator": "and", "type": "best_fields",
      "fields": ["text.*.headline^3", "text.*.body"]}}\
    """
        .formatted(typed);
  }

  @Test
  void aTextIsSearchedInItsLanguage() {
    Story german = story("g", 1);
    german.getWire().setLanguage("de-AT");
    german.getWire().setBody("Die Häuser am Hafen wurden geräumt.");
    Story klingon = story("k", 1);
    klingon.getWire().setLanguage("tlh");
    bench(Map.of()).stories(story("e", 1), german, klingon).drain();
    assertThat(found(words("visitor reopening"))).containsExactly("e");
    assertThat(found(words("haus"))).containsExactly("g");
    assertThat(found(words("visitors"))).containsExactly("e", "k");
    assertThat(found("{\"term\": {\"slugline\": \"lighthouse\"}}")).hasSize(3);
  }

  @Test
  void aRolloverSplitsNoStory() {
    TaskBench bench = bench(Map.of());
    bench.stories(told("a", 1), story("b", 1)).drain();
    assertThat(
            OpenSearch.ask("POST", "/" + alias + "/_rollover", "").path("rolled_over").asBoolean())
        .isTrue();
    bench.stories(story("c", 1), kill("a", 2), story("b", 2)).drain();
    assertThat(OpenSearch.found(alias, ALL))
        .map(hit -> hit.path("_source").path("story_id").asText() + hit.path("_index").asText())
        .containsExactly("a" + alias + "-000001", "b" + alias + "-000001", "c" + alias + "-000002");
    assertThat(OpenSearch.found(alias, ALL).toString()).doesNotContain("Telltale");
    JsonNode mapping = OpenSearch.ask("GET", "/" + alias + "-000002/_mapping", "");
    assertThat(mapping.toString()).contains("\"analyzer\":\"german\"", "\"dynamic\":\"false\"");
  }

  @Test
  void aKillThatIsNumberedLowerTakesTheTextThatItCovers() {
    TaskBench bench = bench(Map.of());
    bench.stories(told("a", 7)).drain();
    Story kill = kill("a", 2);
    kill.getRevision().setOrder("order-00008");
    bench.stories(kill).drain();
    assertThat(OpenSearch.found(alias, ALL).toString())
        .contains("\"revision_number\":7", "\"erased\":true")
        .doesNotContain("Telltale");
  }

  @Test
  void withEraseTextTheSlugAndTheNotesOfAKillStay() {
    TaskBench bench = bench(Map.of("erase", "text"));
    bench.stories(told("a", 1)).drain();
    Story kill = kill("a", 1);
    kill.getRevision().setCurrent(false);
    bench.stories(kill).drain();
    JsonNode left = OpenSearch.found(alias, ALL).get(0).path("_source");
    assertThat(left.path("slugline").asText()).isEqualTo("Telltale");
    assertThat(left.has("text") || left.has("annotations")).isFalse();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "429, circuit_breaking_exception",
    "400, index_closed_exception",
    "503, no_shard_available_action_exception",
    "403, cluster_block_exception",
    "502, a proxy's page"
  })
  void whatPassesIsWaitedFor(int status, String type) {
    try (Gateway gateway = new Gateway()) {
      TaskBench bench = bench(gateway.settings(alias)).stories(story("a", 1)).drain();
      String fault = "{\"error\": {\"type\": \"" + type + "\"}}";
      gateway.next(status, fault).nextBulk(status, fault);
      gateway.nextBulk(200, item(status, type));
      bench.stories(story("b", 1));
      try (TaskBench.Run run = bench.run()) {
        run.drain(1);
        assertThat(bench.context().metric("retries")).isEqualTo(3L);
        assertThat(bench.context().rejected).isEmpty();
        assertThat(bench.context().timeout).isBetween(1L, 2L);
      }
    }
    assertThat(found(ALL)).containsExactly("a", "b");
  }

  /** The answer to a bulk request of one document. */
  private static String item(int status, String type) {
    return "{\"errors\": true, \"items\": [{\"index\": {\"status\": %d, \"error\": {\"type\": \"%s\"}}}]}"
        .formatted(status, type);
  }

  @Test
  void anIndexThatSomebodyClosedIsWaitedFor() {
    TaskBench bench = bench(Map.of()).stories(story("a", 1)).drain();
    OpenSearch.ask("POST", "/" + alias + "-000001/_close", "");
    bench.stories(story("b", 1));
    try (TaskBench.Run run = bench.run()) {
      assertThatThrownBy(() -> run.poll(10)).isInstanceOf(RetriableException.class);
      OpenSearch.ask("POST", "/" + alias + "-000001/_open?wait_for_active_shards=1", "");
      run.drain(10);
      assertThat(bench.context().rejected).isEmpty();
    }
    assertThat(found(ALL)).containsExactly("a", "b");
  }

  @Test
  void aClusterThatIsAwayIsWaitedFor() {
    TaskBench bench = bench(Map.of("opensearch.url", "http://127.0.0.1:9"));
    bench.stories(story("a", 1));
    try (TaskBench.Run run = bench.run()) {
      assertThatThrownBy(() -> run.poll(10))
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining("cannot be reached");
    }
  }

  @Test
  void whoIsNotLetInIsToldWhatToCheck() {
    try (Gateway gateway = new Gateway()) {
      TaskBench bench = bench(gateway.settings(alias)).stories(story("a", 1));
      gateway.next(401, "Unauthorized");
      try (TaskBench.Run run = bench.run()) {
        assertThatThrownBy(() -> run.poll(10))
            .isExactlyInstanceOf(ConnectException.class)
            .hasMessageContaining("check opensearch.user, opensearch.password");
        gateway.nextBulk(200, item(403, "security_exception"));
        assertThatThrownBy(() -> run.poll(10))
            .isExactlyInstanceOf(ConnectException.class)
            .hasMessageContaining("403, security_exception");
      }
      gateway.next(401, "Unauthorized");
      assertThat(ClusterCheck.faults(config(gateway.settings(alias))))
          .containsKey("opensearch.password");
    }
  }

  @Test
  void whatIsNoClusterIsRefusedWhenItIsSetUp() {
    try (Gateway gateway = new Gateway()) {
      gateway.next(200, "<html>");
      assertThat(ClusterCheck.faults(config(gateway.settings(alias))))
          .containsEntry("opensearch.url", "what answers there is no OpenSearch");
      assertThat(ClusterCheck.faults(config(gateway.settings(alias)))).isEmpty();
    }
  }

  private static OpenSearchSinkConfig config(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("schema.registry.url", "mock://x");
    return new OpenSearchSinkConfig(all);
  }

  /** An index that somebody made by hand takes no text where it has numbers. */
  @Test
  void aDocumentThatIsRefusedGoesToTheDeadLettersAlone() {
    OpenSearch.ask(
        "PUT",
        "/" + alias + "-000001",
        "{\"aliases\": {\"%s\": {\"is_write_index\": true}}, \"mappings\": {\"properties\": {\"story_id\": {\"type\": \"keyword\"}, \"slugline\": {\"type\": \"integer\"}}}}"
            .formatted(alias));
    Story good = story("b", 1);
    good.getWire().setSlugline("7");
    TaskBench bench = bench(Map.of()).stories(told("a", 1), good).drain();
    assertThat(bench.context().rejected).extracting(r -> r.kafkaOffset()).containsExactly(0L);
    assertThat(bench.context().reasons.get(0))
        .hasMessage("OpenSearch refuses the document: mapper_parsing_exception");
    assertThat(found(ALL)).containsExactly("b");
  }

  @Test
  void aRequestThatIsTooLargeIsHalved() {
    try (Gateway gateway = new Gateway()) {
      TaskBench bench = bench(gateway.settings(alias));
      bench.stories(story("a", 1), story("b", 1), story("c", 1), story("d", 1));
      gateway.nextBulk(413, "").nextBulk(413, "");
      bench.drain();
      assertThat(bench.context().rejected).isEmpty();
    }
    assertThat(found(ALL)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void manySmallRequestsDoTheSame() {
    TaskBench bench = bench(Map.of("opensearch.bulk.bytes", "1024"));
    bench.stories(story("a", 1), story("b", 1), story("c", 1)).drain();
    assertThat(found(ALL)).containsExactly("a", "b", "c");
  }

  @Test
  void eachFaultNamesItsKeyAndTheRemedy() {
    assertThat(fault("opensearch.url", "search:9200")).contains("https://HOST:9200");
    assertThat(fault("opensearch.url", "https://u:p@search:9200")).contains("opensearch.password");
    assertThat(fault("opensearch.alias", "Stories")).contains("lower-case");
    assertThat(fault("opensearch.ca.file", "/no/such/file")).contains("cannot read");
    assertThat(fault("opensearch.bulk.bytes", "1")).contains("at least 1024");
    assertThat(fault("opensearch.user.name", "x")).contains("no such setting");
  }

  private String fault(String key, String value) {
    Map<String, String> settings = new HashMap<>();
    settings.put("opensearch.url", "http://127.0.0.1:9");
    settings.put(key, value);
    return new OpenSearchSinkConnector()
        .validate(settings).configValues().stream()
            .filter(v -> v.name().equals(key))
            .flatMap(v -> v.errorMessages().stream())
            .reduce("", String::concat);
  }
}
