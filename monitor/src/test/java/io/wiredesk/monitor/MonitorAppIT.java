package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestTopics;
import io.wiredesk.schemas.WireTopic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process over HTTP, on a real broker, with everything else missing. */
class MonitorAppIT {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\\\n]|\\\\[\\\\n\"])*\",?)*})? \\S+");
  static TestBroker broker;
  static MonitorApp app;
  static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    broker = TestBroker.start(dir);
    for (WireTopic topic : WireTopic.values()) {
      broker.create(topic.topicName(), 2);
    }
    app = MonitorApp.start(TestConfig.of(broker.bootstrap(), "empty"));
  }

  @AfterAll
  static void stop() {
    app.close();
    broker.close();
  }

  @Test
  void pageIsServedUnderAStrictPolicyWithoutInlineScript() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)|\\son[a-z]+=|style=");
    assertThat(get("/js/app.js").headers().firstValue("content-type").orElseThrow())
        .contains("javascript");
    assertThat(get("/css/base.css").statusCode()).isEqualTo(200);
    assertThat(get("/fonts/inter.woff2").statusCode()).isEqualTo(200);
    assertThat(get("/../../../etc/passwd").statusCode()).isNotEqualTo(200);
  }

  @Test
  void everyViewHasAnAddressOfItsOwn() throws Exception {
    String page = get("/").body();

    for (String view : List.of("ticker", "stories", "story?id=x", "copies", "rejected", "lag")) {
      assertThat(get("/" + view).body()).isEqualTo(page);
    }
    assertThat(get("/no-such-view").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutADatabaseWhatIsStoredIsOneClearLineAndTheRestGoesOn() throws Exception {
    HttpResponse<String> stories = get("/api/v1/stories");

    assertThat(stories.statusCode()).isEqualTo(503);
    assertThat(stories.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(stories.body()).contains("the database does not answer");
    assertThat(get("/api/v1/copies/group?id=x").statusCode()).isEqualTo(503);
    assertThat(get("/api/v1/stories?after=x").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/stories?q=" + "x".repeat(501)).statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/story").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/console").body()).contains("\"cluster\":\"desk\"");
  }

  @Test
  void readyNamesWhatIsMissing() throws Exception {
    HttpResponse<String> ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body())
        .contains("\"broker\":\"ready\"")
        .contains("\"connect\":\"does not answer")
        .contains("\"postgres\":\"the database does not answer\"")
        .contains("\"registry\":\"missing subjects");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsHaveTheNamesThatDashboardsKnowAndLoseAGroupThatIsDeleted() throws Exception {
    broker.create("metered", 1);
    Instant written = Instant.now().minusSeconds(100);
    TestTopics.write(broker, "metered", 0, 7, written);
    TestTopics.commit(broker, "g-\"metered\\", "metered", 0, 2);
    String labels =
        "{cluster_name=\"desk\",group=\"g-\\\"metered\\\\\",partition=\"0\",topic=\"metered\"}";

    awaitMetric("kafka_consumergroup_group_lag" + labels + " 5.0");
    String metrics = get("/metrics").body();
    String age = "kafka_consumergroup_group_lag_seconds" + labels + " ";
    assertThat(metrics.lines().filter(line -> line.startsWith(age)))
        .singleElement()
        .extracting(line -> Double.valueOf(line.substring(age.length())))
        .satisfies(
            seconds ->
                assertThat(seconds)
                    .isBetween(100.0, Duration.between(written, Instant.now()).toMillis() / 1e3));
    assertThat(metrics)
        .contains("kafka_consumergroup_group_max_lag{cluster_name=\"desk\",group=")
        .contains("kafka_consumergroup_group_max_lag_seconds{cluster_name=\"desk\",group=")
        .contains(
            "kafka_partition_latest_offset{cluster_name=\"desk\",partition=\"0\",topic=\"metered\"} 7.0");
    metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> assertThat(line).matches(SAMPLE));

    try (Admin admin = broker.admin()) {
      admin.deleteConsumerGroups(List.of("g-\"metered\\")).all().get();
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(get("/metrics").body()).doesNotContain("g-\\\"metered"));
  }

  @Test
  void aReaderOfSomebodyElsesAlarmsNobodyAndCanBeForgotten() throws Exception {
    broker.create("half-read", 2);
    TestTopics.write(broker, "half-read", 0, 7, Instant.now());
    TestTopics.write(broker, "half-read", 1, 7, Instant.now());
    TestTopics.commit(broker, "stranger", "half-read", 0, 2);
    await().atMost(Duration.ofSeconds(20)).until(() -> lag("stranger").contains("STOPPED"));

    assertThat(lag("stranger")).contains("\"ours\":false", "\"neverRead\":1");
    assertThat(get("/api/v1/needs").body()).doesNotContain("stranger");
    assertThat(forget("wiredesk-enrich").statusCode()).isEqualTo(400);

    assertThat(forget("stranger").body()).isEqualTo("{\"forgotten\":\"stranger\"}\n");
    await().atMost(Duration.ofSeconds(20)).until(() -> !lag("stranger").contains("STOPPED"));
  }

  private static String lag(String group) throws Exception {
    return get("/api/v1/lag?group=" + group).body();
  }

  private static HttpResponse<String> forget(String group) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri("/api/v1/lag/forget"))
            .setHeader("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"group\":\"" + group + "\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void eventsTellEveryScan() throws Exception {
    HttpResponse<java.util.stream.Stream<String>> events =
        HTTP.send(
            HttpRequest.newBuilder(uri("/api/v1/events")).build(),
            HttpResponse.BodyHandlers.ofLines());

    assertThat(events.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    try (var lines = events.body()) {
      List<String> told = lines.filter(line -> line.startsWith("data:")).limit(3).toList();
      assertThat(told.get(2)).contains("\"stations\"").contains("\"sink-postgres\"");
    }
  }

  @Test
  void aPageElsewhereCannotReadThroughANameThatPointsHere() throws Exception {
    try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), app.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/lag HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      assertThat(
              new String(
                  socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403");
    }
  }

  private static void awaitMetric(String line) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(get("/metrics").body()).contains(line));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }
}
