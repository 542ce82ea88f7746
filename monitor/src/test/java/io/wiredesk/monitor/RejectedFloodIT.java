package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.monitor.console.TickerStream;
import io.wiredesk.monitor.rejected.RejectedList;
import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.RegistrySettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten minutes of a hundred rejected messages a second, as fast as a broker takes them: what the
 * monitor keeps and sends is bounded, and every message is counted and still there.
 */
class RejectedFloodIT {
  private static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://flood"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int NOT_LISTED = 10_000;
  private static final int FLOOD = RejectedList.AT_MOST + NOT_LISTED;
  private static final int PAGE = 500;

  static TestBroker broker;
  static MonitorApp app;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    broker = TestBroker.start(dir);
    try (var admin = broker.admin();
        var registry = REGISTRY.client()) {
      Contract.install(admin, registry, new TopicOverrides(1, Map.of(), Map.of()));
    }
    app = MonitorApp.start(TestConfig.of(broker.bootstrap(), "flood"));
  }

  @AfterAll
  static void stop() {
    app.close();
    broker.close();
  }

  @Test
  void floodIsBoundedOnThePageAndCountedInWhole() throws Exception {
    List<JsonNode> told = new CopyOnWriteArrayList<>();
    var page =
        HTTP.sendAsync(request("ticker"), BodyHandlers.fromLineSubscriber(new EventLines(told)));
    write(1, "calm");
    await().atMost(PATIENCE).until(() -> !told.isEmpty());

    write(FLOOD, "torrent");

    await().atMost(PATIENCE).until(() -> rejected("torrent") == FLOOD);
    assertThat(rejected("calm")).isEqualTo(1);
    await().atMost(PATIENCE).until(() -> newest(told) == FLOOD + 1);
    assertThat(told).allMatch(news -> news.path("lines").size() <= TickerStream.LENGTH);
    assertThat(
            told.stream().mapToLong(n -> n.path("lines").size() + n.path("missed").asLong()).sum())
        .as("lines that were told or said to be missed")
        .isEqualTo(FLOOD + 1);
    page.cancel(true);

    JsonNode first = json("rejected?limit=" + PAGE);
    assertThat(first.path("total").asInt()).isEqualTo(RejectedList.AT_MOST);
    assertThat(first.path("notListed").asInt()).isEqualTo(NOT_LISTED + 1);
    assertThat(everyIdOn(first)).hasSize(RejectedList.AT_MOST);
    assertThat(
            json("rejected/wire.rejected-" + torrentsPartition(first) + "@0").path("text").asText())
        .as("the oldest, which no list has, by its id")
        .isEqualTo("some <b>copy</b>");
  }

  /** From page to page; none has more than was asked for. */
  private static Set<String> everyIdOn(JsonNode first) throws Exception {
    Set<String> ids = new HashSet<>();
    JsonNode page = first;
    while (true) {
      assertThat(page.path("items").size()).isBetween(1, PAGE);
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      if (page.path("next").isNull()) {
        return ids;
      }
      page = json("rejected?limit=" + PAGE + "&after=" + page.path("next").asText());
    }
  }

  private static int torrentsPartition(JsonNode page) {
    return page.path("items").path(0).path("partition").asInt();
  }

  private static long newest(List<JsonNode> told) {
    return told.get(told.size() - 1).path("newest").asLong();
  }

  private static long rejected(String feed) throws Exception {
    for (JsonNode one : json("feeds").path("feeds")) {
      if (one.path("feed").asText().equals(feed)) {
        return one.path("rejected").asLong();
      }
    }
    return 0;
  }

  private static void write(int count, String feed) {
    SpecificRecord value = TestWire.rejected(feed, "parse", "truncated", Instant.now()).build();
    String topic = WireTopic.REJECTED.topicName();
    try (var values = REGISTRY.serdes().<SpecificRecord>serializer(WireTopic.REJECTED);
        var producer =
            new KafkaProducer<>(
                broker.clients(), new StringSerializer(), new ByteArraySerializer())) {
      byte[] bytes = values.serialize(topic, value);
      for (int i = 0; i < count; i++) {
        var unused = producer.send(new ProducerRecord<>(topic, feed, bytes));
      }
    } // closing waits for all of it
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(request(path), BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/api/v1/" + path))
        .build();
  }
}
