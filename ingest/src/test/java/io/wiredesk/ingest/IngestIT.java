package io.wiredesk.ingest;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.Sha256;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The role against a real broker. The registry is Confluent's mock: the real one is in local. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class IngestIT {
  static final String KEY = "a-key-for-tests";
  static final String NEXT_KEY = "the-key-after-rotation";
  static final String OTHER_KEY = "the-other-feeds-key";
  static final String SIGNING_SECRET = "whsec_VGhlIHNpZ25pbmcga2V5IG9mIHRoZSB0ZXN0cywgMzI=";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> registry =
      Map.of("schema.registry.url", "mock://" + getClass().getSimpleName());
  private final WireSerdes serdes = new WireSerdes(registry);

  Path folder = Path.of("set before all");
  TestBroker broker;
  IngestApp app;

  @BeforeAll
  void startAll(@TempDir Path data) throws Exception {
    broker = TestBroker.start(Files.createDirectory(data.resolve("broker")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        SchemaRegistryClient client = new RegistrySettings(registry).client()) {
      Contract.install(admin, client, TopicOverrides.NONE);
    }
    folder = data.resolve("ingest");
    app = IngestApp.start(config());
  }

  @AfterAll
  void stopAll() {
    app.close();
    broker.close();
  }

  ConfigFile config() {
    return ConfigFile.parse(
        """
        kafka: {bootstrap.servers: "%s"}
        registry: {schema.registry.url: "%s"}
        ingest:
          listen: 127.0.0.1:0
          dataDir: %s
          ackTimeout: PT2S
          pollInterval: PT0.05S
          settleTime: PT0.1S
          feeds:
            demo: {provider: Demo, timeZone: UTC, keys: ["%s", "%s"], directory: true}
            other: {keys: ["%s"], directory: true}
            slow: {keys: ["%s"], messagesPerSecond: 0.001}
            signed: {signingSecrets: ["%s"], maxMessageBytes: 2000}
        %s"""
            .formatted(
                broker.bootstrap(),
                registry.get("schema.registry.url"),
                folder,
                hashed(KEY),
                hashed(NEXT_KEY),
                hashed(OTHER_KEY),
                hashed("slow"),
                SIGNING_SECRET,
                moreFeeds()));
  }

  static String hashed(String key) {
    return "sha256:" + Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
  }

  /** More feeds of a test's own, as lines under {@code feeds:}. */
  String moreFeeds() {
    return "";
  }

  HttpResponse<String> push(String body) throws Exception {
    return push("demo", KEY, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> push(String feed, String key, byte[] body, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key));
    all.addAll(List.of(headers));
    return post(feed, body, all.toArray(String[]::new));
  }

  HttpResponse<String> post(String feed, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/feeds/" + feed)).POST(BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  String get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()).body();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }

  List<ConsumerRecord<String, WireStory>> raw() {
    return Topic.read(broker, serdes, WireTopic.RAW);
  }

  /** By storyId, or by what identifies it within whatever source. */
  List<WireStory> stories(String id) {
    return raw().stream()
        .filter(r -> r.key().equals(id) || StoryId.of(r.key()).identity().equals(id))
        .map(ConsumerRecord::value)
        .toList();
  }

  List<Rejected> rejected() {
    List<ConsumerRecord<String, Rejected>> records = Topic.read(broker, serdes, WireTopic.REJECTED);
    return records.stream().map(ConsumerRecord::value).toList();
  }
}
