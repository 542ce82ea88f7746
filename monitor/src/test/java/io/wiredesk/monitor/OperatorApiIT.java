package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What operators see over HTTP, and who may change anything. */
class OperatorApiIT extends OperatedMonitor {
  @Test
  void everyPathIsDescribedAndAnswersAsDescribed() throws Exception {
    OpenApi api = OpenApi.read();
    List<String> served =
        app.paths().stream()
            .filter(path -> path.startsWith("/api/"))
            .map(path -> path.replaceAll(":(\\w+)", "{$1}"))
            .distinct()
            .toList();
    assertThat(api.paths()).containsExactlyInAnyOrderElementsOf(served);

    String id = reject("parse", "described", "copy to describe");
    awaitListed(id);
    await().atMost(PATIENCE).until(() -> json("/api/v1/overview").has("at"));
    for (String path :
        List.of(
            "lag",
            "latency",
            "latency/series",
            "feeds",
            "reconcile",
            "rejected",
            "notices",
            "needs",
            "history",
            "health",
            "overview")) {
      HttpResponse<String> answer = get("/api/v1/" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      api.check("/api/v1/" + path, "get", 200, JSON.readTree(answer.body()));
    }
    api.check("/api/v1/rejected/{id}", "get", 200, json("/api/v1/rejected/" + id));
    api.check(
        "/api/v1/rejected/discard",
        "post",
        200,
        JSON.readTree(post("discard", "{\"ids\":[\"" + id + "\"],\"reason\":\"a test\"}").body()));
    assertThat(get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3");
  }

  @Test
  void wrongParametersAreProblemsThatNameThem() throws Exception {
    OpenApi api = OpenApi.read();
    for (String path :
        List.of(
            "rejected?limit=0",
            "rejected?limit=many",
            "rejected?status=lost",
            "rejected?from=yesterday",
            "rejected?after=there",
            "latency/series?stage=mars",
            "latency/series?kills=perhaps",
            "latency?minutes=7",
            "notices?kind=GOSSIP",
            "history?minutes=1441",
            "lag?partitions=some",
            "rejected/wire.raw-0@1",
            "rejected/nothing")) {
      HttpResponse<String> answer = get("/api/v1/" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      String described = path.startsWith("rejected/") ? "rejected/{id}" : path.split("\\?", 2)[0];
      api.check("/api/v1/" + described, "get", 400, JSON.readTree(answer.body()));
    }
    assertThat(get("/api/v1/rejected/wire.rejected-0@99999").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/rejected/wire.rejected-7@1").statusCode()).isEqualTo(404);
  }

  @Test
  void aStoryIsTracedForProgramsAndForATerminal() throws Exception {
    WireStory message = TestWire.message("quiet", "quiet:traced", Instant.now()).build();
    RecordMetadata at = send(WireTopic.RAW, "quiet:traced", message);
    Story copy = TestWire.story(message, at.partition(), at.offset());
    copy.setCopy(new Copy(Relation.NEAR, "ap:9", "ap:9", .93, List.of("the same lead")));
    send(WireTopic.DUPLICATES, "quiet:traced", copy);
    String path = "/api/v1/story/trace";
    await()
        .atMost(PATIENCE)
        .until(() -> get(path + "?lines=true&id=quiet:traced").body().contains("the same lead"));

    OpenApi.read().check(path, "get", 200, json(path + "?id=quiet:traced"));
    assertThat(get(path + "?lines=true&id=quiet:traced").body())
        .contains("received", "near copy of ap:9, similarity 93 %", "wire.duplicates-0@")
        .endsWith("\n");
    assertThat(get(path + "?id=quiet:unheard-of").statusCode()).isEqualTo(404);
    assertThat(get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void pageElsewhereCannotChangeAnything() throws Exception {
    String id = reject("parse", "csrf", "good now");
    awaitListed(id);
    String body = "{\"ids\":[\"" + id + "\"],\"reason\":\"a test\"}";

    assertThat(post("discard", body, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(post("discard", body, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(post("discard", body, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(post("discard", body, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
    HttpRequest put =
        HttpRequest.newBuilder(uri("/api/v1/rejected/discard"))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(HTTP.send(put, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    assertThat(status(id)).isEqualTo("open");

    String here = "http://127.0.0.1:" + app.port();
    assertThat(post("discard", body, "Origin", here, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aKillWithLiveCopiesNeedsSomebodyUntilItIsTakenOnWithANameAndAReason() throws Exception {
    Notice told =
        TestWire.notice(NoticeKind.KILL_WITH_LIVE_COPIES, Instant.now())
            .setStoryId("ap:1")
            .setRelated(List.of("gazette:2"))
            .build();
    send(WireTopic.NOTICES, "ap:1", told);
    await().atMost(PATIENCE).until(() -> !need("kill:ap:1").isMissingNode());
    assertThat(json("/api/v1/needs").path("needs").get(0).path("key").asText())
        .as("the most dangerous is the first")
        .isEqualTo("kill:ap:1");
    OpenApi api = OpenApi.read();
    String path = "/api/v1/needs/acknowledge";
    JsonNode nameless = JSON.readTree(postTo(path, "{\"key\":\"kill:ap:1\"}").body());
    api.check(path, "post", 400, nameless);
    assertThat(nameless.path("detail").asText()).startsWith("by must be a text of 1 to 60");
    String body = "{\"key\":\"kill:%s\",\"by\":\"Ana\",\"reason\":\"the desk was called\"}";
    assertThat(postTo(path, body.formatted("no-such")).statusCode()).isEqualTo(404);

    HttpResponse<String> taken = postTo(path, body.formatted("ap:1"));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    api.check(path, "post", 200, JSON.readTree(taken.body()));
    restart();
    await()
        .atMost(PATIENCE)
        .until(() -> need("kill:ap:1").path("acknowledged").path("by").asText().equals("Ana"));
    assertThat(json("/api/v1/notices?kind=ACKNOWLEDGED").path("items").get(0).path("text").asText())
        .isEqualTo("the desk was called");
  }

  private static JsonNode need(String key) throws Exception {
    for (JsonNode need : json("/api/v1/needs").path("needs")) {
      if (need.path("key").asText().equals(key)) {
        return need;
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void silenceIsToldOnceAcrossARestartAndSoIsItsEnd() throws Exception {
    awaitNotices(NoticeKind.FEED_SILENT); // it never sent
    send(WireTopic.RAW, "s", TestWire.message("quiet", "s", Instant.now()).build());
    awaitNotices(NoticeKind.FEED_RESUMED, NoticeKind.FEED_SILENT);
    int told = notices("quiet").size();

    restart();
    await().atMost(PATIENCE).until(() -> json("/api/v1/feeds").path("complete").asBoolean());
    assertThat(feed("quiet").path("state").asText()).isEqualTo("silent");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(notices("quiet")).hasSize(told));

    send(WireTopic.RAW, "s", TestWire.message("quiet", "s", Instant.now()).build());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(notices("quiet"))
                    .hasSizeGreaterThan(told)
                    .element(told)
                    .isEqualTo(NoticeKind.FEED_RESUMED));
  }

  private static void awaitNotices(NoticeKind... last) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(notices("quiet")).endsWith(last));
  }

  private static List<NoticeKind> notices(String feed) {
    List<NoticeKind> kinds = new ArrayList<>();
    try (WireDecoder decoder = new WireDecoder(REGISTRY.properties())) {
      for (ConsumerRecord<byte[], byte[]> record : read(WireTopic.NOTICES)) {
        Notice notice = decoder.decode(WireTopic.NOTICES, Notice.class, record).orElseThrow();
        if (feed.equals(notice.getFeed())) {
          kinds.add(notice.getKind());
        }
      }
    }
    return kinds;
  }

  private static JsonNode feed(String name) throws Exception {
    for (JsonNode feed : json("/api/v1/feeds").path("feeds")) {
      if (feed.path("feed").asText().equals(name)) {
        return feed;
      }
    }
    throw new AssertionError("no feed " + name);
  }
}
