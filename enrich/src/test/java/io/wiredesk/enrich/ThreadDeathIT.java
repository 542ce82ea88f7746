package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.enrich.fault.Rejections;
import io.wiredesk.enrich.fault.ThreadRestart;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.Suspects;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a stream thread, on a real broker. */
class ThreadDeathIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Path dir = Path.of("");
  private TestWire wire;

  @BeforeEach
  void open(@TempDir Path fresh) throws Exception {
    dir = fresh;
    wire = new TestWire(dir, 1);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aRecordThatStopsTheThreadTwiceIsSetAsideAndItsNeighboursGoOn() {
    wire.send(version("before", 1, HARBOUR));
    wire.send(version("bad", 1, HARBOUR));
    wire.send(version("after", 1, HARBOUR));
    wire.flush();
    Queue<String> met = new ConcurrentLinkedQueue<>();

    try (KafkaStreams streams = stoppedBy("bad", met)) {
      streams.start();
      await() // threads die here on purpose
          .dontCatchUncaughtExceptions()
          .atMost(PATIENCE)
          .until(() -> met.contains("after") && !wire.read(WireTopic.REJECTED).isEmpty());
    }

    assertThat(met).filteredOn("bad"::equals).hasSize(2);
    List<Rejected> rejected =
        wire.<Rejected>read(WireTopic.REJECTED).stream().map(ConsumerRecord::value).toList();
    assertThat(rejected).extracting(Rejected::getStoryId).containsExactly("bad");
    assertThat(rejected.get(0).getSourceOffset()).isEqualTo(1L);
    assertThat(rejected.get(0).getOriginal().remaining()).isPositive();
  }

  @Test
  void stateOfANewerVersionStopsTheRoleAndRejectsNobodysCopy() throws Exception {
    runUntilStories(version("s", 1, HARBOUR));
    wipe(dir.resolve("streams"));
    byte[] ofAnotherLayout = {(byte) 0xc3, 1, 9, 9, 9, 9, 9, 9, 9, 9, 0};
    put("wiredesk-enrich-state-changelog", "story-state\ns", ofAnotherLayout);
    wire.send(version("s", 2, HARBOUR + " Two."));
    wire.flush();

    try (EnrichApp app = EnrichApp.start(wire.config())) {
      await()
          .atMost(PATIENCE)
          .until(() -> ready(app).contains("in a layout that this enrich does not know"));
      assertThat(ready(app))
          .contains("story-state", "run the version that wrote it", "wiredesk enrich reset");
    }

    assertThat(wire.read(WireTopic.REJECTED)).isEmpty();
    assertThat(wire.read(WireTopic.STORIES)).hasSize(1);

    resetBesideAnother();
    try (EnrichApp app = EnrichApp.start(wire.config());
        EnrichReset reset = EnrichReset.open(wire.config())) {
      await().atMost(PATIENCE).until(() -> app.isRunning() && published().size() == 3);
      assertThat(published()).containsExactly("s 1", "s 1", "s 2");

      assertThat(reset.members()).isEqualTo(1);
      assertThatThrownBy(reset::run).hasCauseInstanceOf(GroupNotEmptyException.class);
      assertThat(reset.topics()).isNotEmpty();
      assertThat(reset.folder()).isDirectory();
    }
  }

  /** What another application has stays, though its id begins alike. */
  private void resetBesideAnother() throws Exception {
    String other = "wiredesk-enrich-two-state-changelog";
    TopicPartition partition = new TopicPartition(other, 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", wire.bootstrap()));
        EnrichReset reset = EnrichReset.open(wire.config())) {
      admin.createTopics(List.of(new NewTopic(other, 1, (short) 1))).all().get();
      Map<TopicPartition, OffsetAndMetadata> begun = Map.of(partition, new OffsetAndMetadata(0));
      admin.alterConsumerGroupOffsets("wiredesk-enrich-two", begun).all().get();
      await().atMost(PATIENCE).until(() -> reset.members() == 0); // its session has to end
      assertThat(reset.topics()).containsExactly("wiredesk-enrich-state-changelog");
      assertThat(reset.folder()).isDirectory();

      reset.run();

      assertThat(reset.topics()).isEmpty();
      assertThat(reset.folder()).doesNotExist();
      assertThat(admin.listTopics().names().get()).contains(other);
      reset.run(); // harmless when repeated
    }
  }

  private List<String> published() {
    return wire.<Story>read(WireTopic.STORIES).stream()
        .map(r -> r.key() + " " + r.value().getRevision().getNumber())
        .toList();
  }

  @Test
  void aLongIdentifierIsSetAside() {
    String guid = "urn:guid:" + "x".repeat(70_000);
    wire.send(message("a", HARBOUR).setGuid(guid).build());
    wire.send(message(guid, HARBOUR).build());

    runUntilStories(version("healthy", 1, HARBOUR));

    assertThat(wire.<Story>read(WireTopic.STORIES))
        .extracting(ConsumerRecord::key)
        .containsExactly("healthy");
    assertThat(wire.<Rejected>read(WireTopic.REJECTED))
        .extracting(r -> r.value().getCode())
        .containsExactly("id-too-long", "id-too-long");
  }

  private void runUntilStories(WireStory last) {
    wire.send(last);
    wire.flush();
    try (EnrichApp app = EnrichApp.start(wire.config())) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  wire.<Story>read(WireTopic.STORIES).stream()
                      .anyMatch(r -> r.key().equals(last.getStoryId())));
      assertThat(app.isRunning()).isTrue();
    }
  }

  /** An application whose stage does not survive a key. */
  private KafkaStreams stoppedBy(String key, Queue<String> met) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            WireTopic.RAW.topicName(),
            Consumed.with(Serdes.String(), wire.serdes().<WireStory>serde(WireTopic.RAW))
                .withName("raw"))
        .process(
            Stage.<String, WireStory, String, WireStory>opened(
                context ->
                    record -> {
                      met.add(record.key());
                      if (record.key().equals(key)) {
                        throw new NoClassDefFoundError("pretended");
                      }
                    }),
            Named.as("revise"));
    Suspects suspects = new Suspects();
    KafkaStreams streams =
        new KafkaStreams(
            builder.build(),
            StreamsSettings.of(
                wire.config().section("enrich", EnrichConfig.class),
                new KafkaSettings(Map.of("bootstrap.servers", wire.bootstrap())),
                new Rejections(
                    wire.serdes(),
                    new EnrichMeters(new SimpleMeterRegistry()),
                    InstantSource.system()),
                suspects,
                Spans.OFF));
    streams.setUncaughtExceptionHandler(
        new ThreadRestart(InstantSource.system(), new CountDownLatch(1), suspects));
    return streams;
  }

  private void put(String topic, String key, byte[] value) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", wire.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var unused = producer.send(new ProducerRecord<>(topic, key, value));
      producer.flush();
    }
  }

  private static String ready(EnrichApp app) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + app.port() + "/health/ready");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void wipe(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
