package io.wiredesk.monitor;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.monitor.topics.Progress;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.monitor.topics.TopicReader;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.TopicOverrides;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * A monitor on a real broker, with a stub for ingest and everything else missing, and how it is
 * asked.
 */
abstract class OperatedMonitor {
  static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://operate"));
  static final String KEY = "the operator's key";
  static final ObjectMapper JSON = new ObjectMapper();
  static final HttpClient HTTP = HttpClient.newHttpClient();
  static final Duration PATIENCE = Duration.ofSeconds(30);
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

  static ConfigFile config() {
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

  static void restart() {
    app.close();
    app = MonitorApp.start(config());
    await().atMost(PATIENCE).until(() -> json("/api/v1/rejected").path("complete").asBoolean());
  }

  static List<ConsumerRecord<byte[], byte[]>> read(WireTopic topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(broker.clients(), Progress.NONE)) {
      reader.read(topic, records::add);
    }
    return records;
  }

  static String reject(String stage, String code, String copy) throws Exception {
    return write(
        TestWire.rejected("demo", stage, code, Instant.now())
            .setOriginal(ByteBuffer.wrap(copy.getBytes(StandardCharsets.UTF_8)))
            .build());
  }

  static String write(Rejected rejected) throws Exception {
    RecordMetadata at = send(WireTopic.REJECTED, rejected.getFeed(), rejected);
    return new RecordCoordinate(at.topic(), at.partition(), at.offset()).toString();
  }

  static RecordMetadata send(WireTopic topic, String key, SpecificRecord value) throws Exception {
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

  static void awaitListed(String id) {
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

  static List<String> outcomes(JsonNode done) {
    List<String> outcomes = new ArrayList<>();
    done.path("results").forEach(result -> outcomes.add(result.path("outcome").asText()));
    return outcomes;
  }

  static String status(String id) throws Exception {
    return json("/api/v1/rejected/" + id).path("status").asText();
  }

  static JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(String action, String body, String... headers) throws Exception {
    return postTo("/api/v1/rejected/" + action, body, headers);
  }

  static HttpResponse<String> postTo(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }
}
