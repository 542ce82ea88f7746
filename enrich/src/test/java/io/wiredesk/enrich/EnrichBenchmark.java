package io.wiredesk.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Stories a second through the whole role on a real broker, beside a Streams application that only
 * passes bytes from the same topic, exactly once too: {@code EnrichBenchmark wire.jsonl 20000}. The
 * file has one JSON object a line: id, time, title, dateline, body.
 */
final class EnrichBenchmark {
  private static final String PASSED = "benchmark.passed";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private EnrichBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path dir = Files.createTempDirectory("enrich-benchmark");
    int count = Integer.parseInt(args[1]);
    try (TestWire wire = new TestWire(dir)) {
      long sent = send(wire, Path.of(args[0]), count);
      double bare = passThrough(wire, dir, sent);
      double enriched = enrich(wire, sent);
      System.out.printf(
          "%d stories: enrich %.0f/s, pass-through %.0f/s, ratio %.2f%n",
          sent, enriched, bare, enriched / bare);
    }
  }

  private static long send(TestWire wire, Path file, int count) throws IOException {
    ObjectMapper json = new ObjectMapper();
    long sent = 0;
    try (BufferedReader lines = Files.newBufferedReader(file);
        Stream<String> first = lines.lines().limit(count)) {
      for (String line : (Iterable<String>) first::iterator) {
        wire.send(story(json.readTree(line)));
        sent++;
      }
    }
    wire.flush();
    return sent;
  }

  private static WireStory story(JsonNode node) {
    byte[] original = node.toString().getBytes(StandardCharsets.UTF_8);
    String id = "reuters:" + node.path("id").asText();
    return WireStory.newBuilder()
        .setStoryId(id)
        .setGuid(id)
        .setVersionCreated(
            node.hasNonNull("time") ? Instant.parse(node.path("time").asText()) : null)
        .setHeadline(node.path("title").asText())
        .setBody(node.path("dateline").asText() + " " + node.path("body").asText())
        .setLanguage("en")
        .setFeed("reuters")
        .setTransport("http")
        .setFormat("text")
        .setReceivedAt(Instant.now())
        .setOriginal(ByteBuffer.wrap(original))
        .setOriginalSha256(Sha256.hex(original))
        .build();
  }

  private static double enrich(TestWire wire, long count) {
    try (EnrichApp app = EnrichApp.start(wire.config());
        Counted out = new Counted(wire, List.of("wire.stories", "wire.duplicates"))) {
      double rate = out.rate(count);
      System.out.println("health and metrics were on port " + app.port());
      return rate;
    }
  }

  private static double passThrough(TestWire wire, Path dir, long count) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", wire.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(PASSED, 2, (short) 1))).all().get();
    }
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(WireTopic.RAW.topicName(), Consumed.with(Serdes.Bytes(), Serdes.Bytes()))
        .to(PASSED, Produced.with(Serdes.Bytes(), Serdes.Bytes()));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "benchmark-pass");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, wire.bootstrap());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, dir.resolve("pass").toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    try (KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        Counted out = new Counted(wire, List.of(PASSED))) {
      streams.start();
      return out.rate(count);
    }
  }

  /** Counts committed records, from the first that comes out to the last. */
  private static final class Counted implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    Counted(TestWire wire, List<String> topics) {
      Map<String, Object> settings =
          Map.of(
              "bootstrap.servers", wire.bootstrap(),
              "isolation.level", "read_committed",
              "auto.offset.reset", "earliest");
      consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer.assign(
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList());
    }

    double rate(long count) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      long start = 0;
      long seen = 0;
      long before = 0;
      while (seen < count) {
        int polled = consumer.poll(Duration.ofMillis(20)).count();
        if (polled > 0 && start == 0) {
          start = System.nanoTime();
          before = polled;
        }
        seen += polled;
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(seen + " of " + count + " records came out");
        }
      }
      return (seen - before) * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
