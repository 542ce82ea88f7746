package io.wiredesk.monitor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.monitor.stories.RecordFinder;
import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestTopics;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tape off a real broker, and the records of a story found again. */
class TickerIT {
  private static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://ticker"));
  static TestBroker broker;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    broker = TestBroker.start(dir);
    try (var admin = broker.admin();
        var registry = REGISTRY.client()) {
      Contract.install(admin, registry, new TopicOverrides(1, Map.of(), Map.of()));
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void tellsWhatWasThereAndWhatComes() throws Exception {
    write(WireTopic.STORIES, TestStories.story("told-before", "Told before", "x"));
    TickerStream tape = new TickerStream();
    Ticker ticker = new Ticker(tape);
    try (TopicTail tail =
        new TopicTail(
            broker.clients(),
            REGISTRY.properties(),
            Duration.ofDays(1),
            InstantSource.system(),
            TopicTail.ALL,
            List.of(ticker))) {
      awaitTitle(tail, ticker, tape, "Told before");
      write(WireTopic.DUPLICATES, TestStories.copy("told-after", "told-before"));
      TestTopics.write(broker, "wire.stories", 0, 1, Instant.now());

      awaitTitle(tail, ticker, tape, "Copied");
      awaitTitle(tail, ticker, tape, "a record that does not decode");
      JsonNode copy =
          lines(tape).stream().filter(l -> title(l).equals("Copied")).findFirst().orElseThrow();
      assertThat(copy.path("topic").asText()).isEqualTo("wire.duplicates");
      assertThat(copy.path("offset").isIntegralNumber()).isTrue();
    }
  }

  @Test
  void findsTheRecordsOfAStoryByItsKeyAndTheTimeItWasReceived() throws Exception {
    for (int i = 0; i < 30; i++) {
      write(WireTopic.STORIES, TestStories.story("other-" + i, "Other", "x"));
    }
    Story second = TestStories.story("wanted", "Wanted", "x");
    second.getWire().setReceivedAt(TestStories.RECEIVED.plusSeconds(60));
    long first = write(WireTopic.STORIES, TestStories.story("wanted", "Wanted", "x"));
    long then = write(WireTopic.STORIES, second);

    // A fetch that waits at the log's end must not keep the next look waiting.
    Map<String, Object> waiting = new HashMap<>(broker.clients());
    waiting.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20_000);
    RecordFinder finder = new RecordFinder(waiting);
    List<RecordFinder.Found> found =
        finder.find(
            "wire.stories",
            "wanted",
            List.of(
                TestStories.RECEIVED.plusSeconds(60),
                TestStories.RECEIVED,
                TestStories.RECEIVED.plusSeconds(7_000_000)));

    assertThat(found).extracting(RecordFinder.Found::offset).containsExactly(then, first);
    assertThat(finder.find("no-such-topic", "wanted", List.of(TestStories.RECEIVED))).isEmpty();
  }

  private static void awaitTitle(TopicTail tail, Ticker ticker, TickerStream tape, String title) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              tail.poll(Duration.ofMillis(100));
              ticker.publish();
              return lines(tape).stream().anyMatch(line -> title(line).equals(title));
            });
  }

  private static List<JsonNode> lines(TickerStream tape) {
    List<JsonNode> lines = new ArrayList<>();
    tape.since(0).path("lines").forEach(lines::add);
    return lines;
  }

  private static String title(JsonNode line) {
    return line.path("title").asText();
  }

  private static long write(WireTopic topic, Story story) throws Exception {
    try (var values = REGISTRY.serdes().<Story>serializer(topic);
        var producer =
            new KafkaProducer<>(
                new HashMap<>(broker.clients()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      return producer
          .send(
              new ProducerRecord<>(
                  topic.topicName(),
                  null,
                  story.getWire().getReceivedAt().toEpochMilli(),
                  story.getWire().getStoryId(),
                  values.serialize(topic.topicName(), story)))
          .get()
          .offset();
    }
  }
}
