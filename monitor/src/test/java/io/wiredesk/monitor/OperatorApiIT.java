package io.wiredesk.monitor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.monitor.topics.Progress;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.monitor.topics.TopicReader;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.RegistrySettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see and do over HTTP, on a real broker, with a stub for ingest. */
class OperatorApiIT {
  private static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://operate"));
  private static final String KEY = "the operator's key";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  static TestBroker broker;
  static StubIngest ingest;
  static MonitorApp app;
  static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    broker = TestBroker.start(dir);
    ingest = StubIngest.start();
    try (var admin = broker.admin();
        var registry = REGISTRY.client()) {
      Map<String, Integer> partitions = new HashMap<>();
      Arrays.stream(WireTopic.values()).forEach(topic -> partitions.put(topic.topicName(), 1));
      Contract.install(admin, registry, new TopicOverrides(1, partitions, Map.of()));
    }
    producer =
        new KafkaProducer<>(broker.clients(), new ByteArraySerializer(), new ByteArraySerializer());
    app = MonitorApp.start(config());
  }

  @AfterAll
  static void stop() {
    app.close();
    producer.close();
    ingest.close();
    broker.close();
  }

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
            "notices?kind=GOSSIP",
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
  void rejectedCopyIsShownAsTextAndHexAndNeverAsMarkup() throws Exception {
    String id = reject("parse", "shown", "<script>alert(1)</script>");
    awaitListed(id);

    JsonNode shown = json("/api/v1/rejected/" + id);
    assertThat(shown.path("text").asText()).isEqualTo("<script>alert(1)</script>");
    assertThat(shown.path("hex").asText()).startsWith("00000000  3c 73 63 72 69 70 74 3e ");
    assertThat(shown.path("headers").get(0).path("key").asText()).isEqualTo("seen-by");
    assertThat(shown.path("replayVia").asText()).isEqualTo("ingest");
    HttpResponse<String> page = get("/api/v1/rejected/" + id);
    assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("application/json");
    HttpResponse<String> original = get("/api/v1/rejected/" + id + "/original");
    assertThat(original.body()).isEqualTo("<script>alert(1)</script>");
    assertThat(original.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment");
    assertThat(original.headers().firstValue("content-type")).contains("application/octet-stream");
  }

  @Test
  void whatIngestRefusedGoesBackThroughIngestAndWhatCameOfItIsRemembered() throws Exception {
    String good = reject("parse", "through-ingest", "good now");
    String bad = reject("parse", "through-ingest", "still bad");
    String foreign = reject("parse", "through-ingest", "foreign");
    awaitListed(foreign);

    JsonNode done =
        JSON.readTree(
            post("replay", "{\"match\":{\"code\":\"through-ingest\"},\"by\":\"kim\"}").body());

    assertThat(outcomes(done)).containsExactly("accepted", "rejected-again", "not-possible");
    assertThat(ingest.sent())
        .contains(
            new StubIngest.Sent("/v1/replay/demo", "Bearer " + KEY, "text/plain", "good now"));
    assertThat(status(good)).isEqualTo("replayed");
    assertThat(status(foreign)).isEqualTo("open");
    JsonNode again = json("/api/v1/rejected/" + bad);
    assertThat(again.path("status").asText()).isEqualTo("failed-again");
    assertThat(again.path("decision").path("again").asText()).isEqualTo("wire.rejected-0@4711");
    assertThat(again.path("decision").path("text").asText())
        .isEqualTo("replayed by kim: rejected again: doctype: No DOCTYPE.");
    restart();
    assertThat(status(good)).isEqualTo("replayed");
    assertThat(status(bad)).isEqualTo("failed-again");
  }

  @Test
  void whileIngestIsBusyCopyStaysOpen() throws Exception {
    String first = reject("parse", "busy", "busy");
    String second = reject("parse", "busy", "good now");
    awaitListed(second);

    JsonNode done = JSON.readTree(post("replay", "{\"match\":{\"code\":\"busy\"}}").body());

    assertThat(outcomes(done)).containsExactly("unanswered");
    assertThat(done.path("remaining").asInt()).isEqualTo(2);
    assertThat(status(first)).isEqualTo("open");
    assertThat(status(second)).isEqualTo("open");
  }

  @Test
  void whatEnrichFailedOnGoesOntoTheTopicAgainAsItWas() throws Exception {
    Instant received = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
    RecordMetadata raw =
        send(WireTopic.RAW, "s-again", TestWire.message("demo", "s-again", received).build());
    String id =
        write(
            TestWire.rejected("demo", "match", "through-raw", Instant.now())
                .setSourceTopic("wire.raw")
                .setSourcePartition(0)
                .setSourceOffset(raw.offset())
                .build());
    awaitListed(id);

    JsonNode done = JSON.readTree(post("replay", "{\"ids\":[\"" + id + "\"]}").body());

    assertThat(outcomes(done)).containsExactly("sent");
    List<ConsumerRecord<byte[], byte[]>> records = read(WireTopic.RAW);
    ConsumerRecord<byte[], byte[]> first = records.get((int) raw.offset());
    ConsumerRecord<byte[], byte[]> again = records.get(records.size() - 1);
    assertThat(again.key()).isEqualTo(first.key());
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(again.timestamp()).isEqualTo(first.timestamp());
    assertThat(requireNonNull(again.headers().lastHeader(WireHeaders.REPLAY)).value())
        .isEqualTo(id.getBytes(StandardCharsets.UTF_8));

    String later =
        write(
            TestWire.rejected("demo", "match", "through-raw", Instant.now())
                .setSourceTopic("wire.raw")
                .setSourcePartition(0)
                .setSourceOffset(again.offset())
                .build());
    awaitListed(later);
    assertThat(status(id)).isEqualTo("failed-again");
    assertThat(json("/api/v1/rejected/" + later).path("replayOf").asText()).isEqualTo(id);
  }

  @Test
  void messageThatIsNoLongerThereCannotBeReplayed() throws Exception {
    String id =
        write(
            TestWire.rejected("demo", "decode", "gone", Instant.now())
                .setSourceTopic("wire.raw")
                .setSourcePartition(0)
                .setSourceOffset(1_000_000L)
                .build());
    awaitListed(id);

    JsonNode done = JSON.readTree(post("replay", "{\"ids\":[\"" + id + "\"]}").body());

    assertThat(outcomes(done)).containsExactly("not-possible");
    assertThat(done.path("results").get(0).path("detail").asText()).contains("no longer");
    assertThat(status(id)).isEqualTo("open");
  }

  @Test
  void discardedCopyKeepsItsBytesAndTheReason() throws Exception {
    String id = reject("parse", "discard-me", "a test message");
    awaitListed(id);

    assertThat(post("discard", "{\"ids\":[\"" + id + "\"]}").statusCode()).isEqualTo(400);
    post(
        "discard",
        "{\"match\":{\"code\":\"discard-me\"},\"reason\":\"a line test\",\"by\":\"kim\"}");

    JsonNode shown = json("/api/v1/rejected/" + id);
    assertThat(shown.path("status").asText()).isEqualTo("discarded");
    assertThat(shown.path("decision").path("text").asText())
        .isEqualTo("discarded by kim: a line test");
    assertThat(shown.path("text").asText()).isEqualTo("a test message");
    assertThat(json("/api/v1/notices?kind=REJECTED_DISCARDED").path("items"))
        .anyMatch(notice -> notice.path("rejected").asText().equals(id));
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

  private static ConfigFile config() {
    return ConfigFile.parse(
        """
        kafka: {bootstrap.servers: "%s"}
        registry: {schema.registry.url: "mock://operate"}
        monitor:
          listen: 127.0.0.1:0
          interval: PT0.3S
          connect: http://127.0.0.1:1
          ingest: %s
          enrich: http://127.0.0.1:1
          operatorKey: %s
          feeds: {quiet: {expectedInterval: PT3S}}
        """
            .formatted(broker.bootstrap(), ingest.url(), KEY));
  }

  private static void restart() {
    app.close();
    app = MonitorApp.start(config());
    await().atMost(PATIENCE).until(() -> json("/api/v1/rejected").path("complete").asBoolean());
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

  private static List<ConsumerRecord<byte[], byte[]>> read(WireTopic topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(broker.clients(), Progress.NONE)) {
      reader.read(topic, records::add);
    }
    return records;
  }

  private static String reject(String stage, String code, String copy) throws Exception {
    return write(
        TestWire.rejected("demo", stage, code, Instant.now())
            .setOriginal(ByteBuffer.wrap(copy.getBytes(StandardCharsets.UTF_8)))
            .build());
  }

  private static String write(Rejected rejected) throws Exception {
    RecordMetadata at = send(WireTopic.REJECTED, rejected.getFeed(), rejected);
    return new RecordCoordinate(at.topic(), at.partition(), at.offset()).toString();
  }

  private static RecordMetadata send(WireTopic topic, String key, SpecificRecord value)
      throws Exception {
    try (var values = REGISTRY.serdes().<SpecificRecord>serializer(topic)) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              topic.topicName(),
              key.getBytes(StandardCharsets.UTF_8),
              values.serialize(topic.topicName(), value));
      record.headers().add("seen-by", "a test".getBytes(StandardCharsets.UTF_8));
      return producer.send(record).get();
    }
  }

  private static void awaitListed(String id) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (JsonNode item : json("/api/v1/rejected?limit=500").path("items")) {
                if (item.path("id").asText().equals(id)) {
                  return true;
                }
              }
              return false;
            });
  }

  private static List<String> outcomes(JsonNode done) {
    List<String> outcomes = new ArrayList<>();
    done.path("results").forEach(result -> outcomes.add(result.path("outcome").asText()));
    return outcomes;
  }

  private static String status(String id) throws Exception {
    return json("/api/v1/rejected/" + id).path("status").asText();
  }

  private static JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String action, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/api/v1/rejected/" + action))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }
}
