package io.wiredesk.sink.opensearch;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.sink.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One real OpenSearch for all tests of a JVM, which it ends with; each has an alias of its own. */
public final class OpenSearch {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private OpenSearch() {}

  public static String url() {
    return "http://127.0.0.1:" + Running.PORT;
  }

  /** What it answers, whatever that is. */
  public static JsonNode ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The documents that a query finds once all that was written can be found, by story id. */
  public static List<JsonNode> found(String alias, String query) {
    ask("POST", "/" + alias + "/_refresh", "");
    String body = "{\"size\": 1000, \"sort\": [\"story_id\"], \"query\": " + query + "}";
    JsonNode answer = ask("POST", "/" + alias + "/_search", body);
    List<JsonNode> documents = new ArrayList<>();
    answer.path("hits").path("hits").forEach(documents::add);
    return documents;
  }

  private static final class Running {
    static final int PORT = start();

    private static int start() {
      try {
        int port = Broker.freePort();
        Path home = Files.createTempDirectory(Path.of("target"), "opensearch");
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx640m", // a tenth of it is what OpenSearch takes in at once
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OpenSearchNodeMain.class.getName(),
                    home.toString(),
                    String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("node.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        await()
            .pollInSameThread() // this class is being initialised
            .atMost(Duration.ofMinutes(3))
            .ignoreExceptions()
            .failFast("OpenSearch ended, see " + home, () -> !process.isAlive())
            .until(() -> HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200);
        return port;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
