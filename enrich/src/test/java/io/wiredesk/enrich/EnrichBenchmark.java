package io.wiredesk.enrich;

import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.enrich.match.EndlessWire;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BLOCKS = 10;

  private EnrichBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path dir = Files.createTempDirectory("enrich-benchmark");
    int count = Integer.parseInt(args[0]);
    try (TestWire wire = new TestWire(dir, 1)) {
      send(wire, count);
      System.out.printf(
          Locale.ROOT,
          "%-16s %10s %10s %22s %22s%n",
          "",
          "stories",
          "stories/s",
          "its threads, µs/story",
          "process, µs/story");
      double bare = passThrough(wire, dir, count);
      double enriched = enrich(wire, count);
      System.out.printf(Locale.ROOT, "ratio of the last blocks %.2f%n", enriched / bare);
      restore(wire, dir);
    } finally {
      Utils.delete(dir.toFile());
    }
  }

  private static void send(TestWire wire, int count) throws IOException {
    EndlessWire stories =
        new EndlessWire(Corpora.found().reuters().stream().filter(Corpora::hasText).toList());
    for (int i = 0; i < count; i++) {
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
        Counted out = new Counted(wire, List.of("wire.stories", "wire.duplicates"))) {
      double rate = out.rate("enrich", "wiredesk-enrich", count);
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

  /** From the start of the role without its state folder until it processes. */
  private static void restore(TestWire wire, Path dir) throws Exception {
    Utils.delete(dir.resolve("streams").toFile());
    long begun = System.nanoTime();
    try (EnrichApp app = EnrichApp.start(wire.config())) {
      while (!app.isRunning()) {
        Thread.onSpinWait();
      }
      System.out.printf(
          Locale.ROOT, "%-16s %10.1f s%n", "restore", (System.nanoTime() - begun) / 1e9);
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
        Counted out = new Counted(wire, List.of(PASSED))) {
      streams.start();
      return out.rate("pass-through", "benchmark-pass", count);
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

  /** Counts committed records, a block after the other, from the first that comes out. */
  private static final class Counted implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

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

    /** When and at which cost a number of records was out; nanoseconds. */
    private record Mark(long seen, long at, long threads, long process) {}

    /** Of the second half of the blocks, which are warm. */
    double rate(String what, String application, int count) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      List<Mark> marks = new ArrayList<>();
      long seen = 0;
      while (seen < count) {
        seen += consumer.poll(Duration.ofMillis(20)).count();
        if (seen > 0 && seen >= (long) count * marks.size() / BLOCKS) {
          marks.add(
              new Mark(seen, System.nanoTime(), cost(application), PROCESS.getProcessCpuTime()));
          if (marks.size() > 1) {
            tell(what, marks.get(marks.size() - 2), marks.get(marks.size() - 1));
          }
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(seen + " of " + count + " records came out");
        }
      }
      return tell(what + ", warm", marks.get(BLOCKS / 2), marks.get(marks.size() - 1));
    }

    private static double tell(String what, Mark from, Mark to) {
      long stories = to.seen - from.seen;
      double rate = stories * 1e9 / (to.at - from.at);
      System.out.printf(
          Locale.ROOT,
          "%-16s %10d %10.0f %22.1f %22.1f%n",
          what,
          to.seen,
          rate,
          (to.threads - from.threads) / 1e3 / stories,
          (to.process - from.process) / 1e3 / stories);
      return rate;
    }

    /** Processor time of the application's stream threads. */
    private static long cost(String application) {
      long cost = 0;
      for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
        if (thread != null
            && thread.getThreadName().startsWith(application)
            && thread.getThreadName().contains("StreamThread")
            && !thread.getThreadName().contains("producer")) {
          cost += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
        }
      }
      return cost;
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
