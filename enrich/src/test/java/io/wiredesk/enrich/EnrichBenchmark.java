package io.wiredesk.enrich;

import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.enrich.match.EndlessWire;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Stories a second through the whole role on a real broker with one partition a topic, beside a
 * Streams application that only passes bytes from the same topic, exactly once too: {@code
 * EnrichBenchmark 200000}. The stories are those of {@link Corpora}, over and over with other names
 * and figures; each has an identifier, a number, and every second one does not say its language.
 */
final class EnrichBenchmark {
  private static final String PASSED = "benchmark.passed";

  private EnrichBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path dir = Files.createTempDirectory("enrich-benchmark");
    int count = Integer.parseInt(args[0]);
    try (TestWire wire = new TestWire(dir, 1)) {
      send(wire, 0, count);
      CountedOutput.head();
      double bare = passThrough(wire, dir, count);
      double enriched = enrich(wire, count);
      System.out.printf(Locale.ROOT, "ratio of the last blocks %.2f%n", enriched / bare);
    } finally {
      Utils.delete(dir.toFile());
    }
  }

  static void send(TestWire wire, int from, int to) throws IOException {
    EndlessWire stories =
        new EndlessWire(Corpora.found().reuters().stream().filter(Corpora::hasText).toList());
    for (int i = from; i < to; i++) {
      wire.send(message(stories.story(i), i));
    }
    wire.flush();
  }

  private static WireStory message(WireStory story, int number) {
    byte[] original =
        (story.getHeadline() + "\n" + story.getBody()).getBytes(StandardCharsets.UTF_8);
    return WireStory.newBuilder(story)
        .setStoryId("reuters:" + number)
        .setGuid("urn:newsml:example.com:1987:story" + number)
        .setAltIds(List.of(new AltId("slug-date", "story-date-" + number)))
        .setSequence((long) number)
        .setLanguage(number % 2 == 0 ? "en" : null)
        .setTransport("http")
        .setFormat("text")
        .setReceivedAt(Instant.now())
        .setOriginal(ByteBuffer.wrap(original))
        .setOriginalSha256(Sha256.hex(original))
        .build();
  }

  private static double enrich(TestWire wire, int count) throws Exception {
    try (EnrichApp app = EnrichApp.start(wire.config());
        CountedOutput out =
            new CountedOutput(wire.bootstrap(), List.of("wire.stories", "wire.duplicates"))) {
      double rate = out.rate("enrich", "wiredesk-enrich", count).perSecond();
      System.out.printf(
          Locale.ROOT,
          "%-16s %10.0f bytes to the broker a story, %d threads, port %d%n",
          "enrich",
          produced("wiredesk-enrich") / count,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          app.port());
      return rate;
    }
  }

  private static double passThrough(TestWire wire, Path dir, int count) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", wire.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(PASSED, 1, (short) 1))).all().get();
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
        CountedOutput out = new CountedOutput(wire.bootstrap(), List.of(PASSED))) {
      streams.start();
      return out.rate("pass-through", "benchmark-pass", count).perSecond();
    }
  }

  /** Bytes that an application's producers sent. */
  private static double produced(String application) throws JMException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    double bytes = 0;
    for (ObjectName name :
        beans.queryNames(
            new ObjectName("kafka.producer:type=producer-metrics,client-id=*"), null)) {
      if (name.getKeyProperty("client-id").startsWith(application)) {
        bytes += (Double) beans.getAttribute(name, "outgoing-byte-total");
      }
    }
    return bytes;
  }
}
