package io.wiredesk.local.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.stack.ChildProcess;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.Ports;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real OpenSearch node, a process of its own on the class path of sink's tests. */
final class OpenSearchStore implements Store {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STORIES = "/wiredesk-stories";
  private static final int PAGE = 1_000;

  private final String url;
  private final ChildProcess node;

  private OpenSearchStore(String url, ChildProcess node) {
    this.url = url;
    this.node = node;
  }

  static OpenSearchStore start(Path home) throws IOException, InterruptedException {
    int port = Ports.free().numbers().getOrDefault(PortRole.KAFKA, 0);
    List<String> command =
        ModuleTests.command(
            "sink",
            "io.wiredesk.sink.opensearch.OpenSearchNodeMain",
            home.toString(),
            Integer.toString(port));
    Files.createDirectories(home);
    ChildProcess node = ChildProcess.start(command, Map.of(), "ready");
    node.awaitReady();
    return new OpenSearchStore("http://127.0.0.1:" + port, node);
  }

  String url() {
    return url;
  }

  @Override
  public Count count() throws Exception {
    ask("/_refresh", "");
    return new Count(
        count("{\"term\": {\"lane\": \"story\"}}, {\"term\": {\"erased\": false}}"),
        count("{\"term\": {\"lane\": \"copy\"}}, {\"term\": {\"erased\": false}}"),
        count("{\"term\": {\"erased\": true}}"));
  }

  private long count(String filters) throws Exception {
    String query = "{\"query\": {\"bool\": {\"filter\": [%s]}}}".formatted(filters);
    return ask("/_count", query).path("count").asLong();
  }

  /** In what searches find, or in any document. */
  @Override
  public boolean holds(String word) throws Exception {
    ask("/_refresh", "");
    return count(
                "{\"query_string\": {\"fields\": [\"text.*\"], \"query\": \"%s\"}}".formatted(word))
            > 0
        || documentsHold(word);
  }

  private boolean documentsHold(String word) throws Exception {
    String after = "\"\"";
    while (true) {
      JsonNode page =
          ask(
              "/_search",
              "{\"size\": %d, \"sort\": [\"story_id\"], \"search_after\": [%s]}"
                  .formatted(PAGE, after));
      JsonNode hits = page.path("hits").path("hits");
      if (hits.isEmpty()) {
        return false;
      }
      if (hits.toString().contains(word)) {
        return true;
      }
      after = hits.path(hits.size() - 1).path("sort").path(0).toString();
    }
  }

  private JsonNode ask(String path, String body) throws Exception {
    Http.Answer answer =
        Http.send(
            Http.request(url + STORIES + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    if (!answer.ok()) {
      throw new IOException(path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  void close() throws InterruptedException {
    node.kill();
  }
}
