package io.wiredesk.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three kinds of groups, against what Kafka's own console commands print. */
class GroupKindsIT {
  private static final int RECORDS = 40;
  private static final int READ = 25;
  static TestBroker broker;
  static LagScanner scanner;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    broker = TestBroker.start(dir);
    scanner =
        new LagScanner(
            broker.clients(),
            Optional.empty(),
            Duration.ofMinutes(2),
            new OurReaders(Set.of()),
            InstantSource.system());
    for (String topic : List.of("news-classic", "news-consumer", "news-streams")) {
      broker.create(topic, 2);
      for (int partition = 0; partition < 2; partition++) {
        TestTopics.write(broker, topic, partition, RECORDS, Instant.now().minusSeconds(60));
      }
    }
  }

  @AfterAll
  static void stop() {
    scanner.close();
    broker.close();
  }

  @Test
  void classicGroupAgreesWithKafkasCommand() throws Exception {
    read("classic", "g-classic", "news-classic");

    GroupLag group = scanner.scan().group("g-classic").orElseThrow();

    assertThat(group.kind()).isEqualTo(GroupKind.CLASSIC);
    assertThat(lines(group))
        .containsExactlyInAnyOrderElementsOf(GroupCommands.consumerGroups(broker, "g-classic"));
  }

  @Test
  void consumerGroupAgreesWithKafkasCommand() throws Exception {
    read("consumer", "g-consumer", "news-consumer");

    GroupLag group = scanner.scan().group("g-consumer").orElseThrow();

    assertThat(group.kind()).isEqualTo(GroupKind.CONSUMER);
    assertThat(lines(group))
        .containsExactlyInAnyOrderElementsOf(GroupCommands.consumerGroups(broker, "g-consumer"));
  }

  @Test
  void streamsGroupAgreesWithKafkasCommandAndStandsWhereItCommitted(@TempDir Path state)
      throws Exception {
    try (KafkaStreams streams = streams(state)) {
      streams.start();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                GroupLag group = scanner.scan().group("g-streams").orElseThrow();
                assertThat(group.partitions()).hasSize(2);
                assertThat(group.lag()).hasValue(0);
              });
      streams.pause(); // the command shows the offsets of groups with members alone
      TestTopics.write(broker, "news-streams", 1, 3, Instant.now().minusSeconds(30));

      GroupLag group = scanner.scan().group("g-streams").orElseThrow();

      assertThat(group.kind()).isEqualTo(GroupKind.STREAMS);
      assertThat(group.lag()).hasValue(3);
      assertThat(lines(group)).containsExactly("news-streams 0 40 40 0", "news-streams 1 40 43 3");
      assertThat(lines(group))
          .containsExactlyInAnyOrderElementsOf(GroupCommands.streamsGroups(broker, "g-streams"));
      streams.close(Duration.ofSeconds(10));
    }
    GroupLag left = scanner.scan().group("g-streams").orElseThrow();
    assertThat(lines(left)).containsExactly("news-streams 0 40 40 0", "news-streams 1 40 43 3");
  }

  @Test
  void aShareGroupsLagIsWhatItsMembersHaveNotDone() throws Exception {
    broker.create("news-share", 1);
    Map<String, Object> settings = new HashMap<>(broker.clients());
    settings.put("group.id", "g-share");
    try (var consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("news-share"));
      await() // how much is left is known from the first delivery on
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                TestTopics.write(broker, "news-share", 0, 1, Instant.now());
                consumer.poll(Duration.ofMillis(200));
                return scanner.scan().group("g-share").filter(g -> g.lag().isPresent()).isPresent();
              });
      awaitShareLag(consumer, 0);
      TestTopics.write(broker, "news-share", 0, 5, Instant.now().minusSeconds(30));

      GroupLag group = scanner.scan().group("g-share").orElseThrow();

      assertThat(group.kind()).isEqualTo(GroupKind.SHARE);
      assertThat(group.state()).isEqualTo("Stable");
      assertThat(group.lag()).hasValue(5);
      assertThat(group.partitions().get(0).seconds().orElseThrow()).isGreaterThanOrEqualTo(30);
      awaitShareLag(consumer, 0);
    }
  }

  /** What a poll gave is done with the next. */
  private static void awaitShareLag(KafkaShareConsumer<?, ?> consumer, long lag) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              consumer.poll(Duration.ofMillis(200));
              assertThat(scanner.scan().group("g-share"))
                  .hasValueSatisfying(group -> assertThat(group.lag()).hasValue(lag));
            });
  }

  @Test
  void aTopicThatAGroupReadsNoMoreIsNoLag() throws Exception {
    broker.create("news-now", 1);
    broker.create("news-then", 1);
    TestTopics.write(broker, "news-now", 0, 1, Instant.now());
    TestTopics.write(broker, "news-then", 0, 9, Instant.now());
    TestTopics.commit(broker, "g-moved", "news-then", 0, 4);
    assertThat(scanner.scan().group("g-moved").orElseThrow().lag()).hasValue(5);
    Map<String, Object> settings = new HashMap<>(broker.clients());
    settings.putAll(Map.of("group.id", "g-moved", "auto.offset.reset", "earliest"));
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("news-now"));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());

      GroupLag group = scanner.scan().group("g-moved").orElseThrow();

      assertThat(group.partitions())
          .filteredOn(p -> p.topic().equals("news-then"))
          .singleElement()
          .satisfies(p -> assertThat(p.standing()).isEqualTo(OffsetStanding.LEFT));
      assertThat(group.lag().orElse(0)).isZero();
      assertThat(group.health()).isNotEqualTo(Health.BAD);
    }
  }

  @Test
  void groupDeletedWhileItIsScannedIsLeftOut() throws Exception {
    for (int i = 0; i < 20; i++) {
      TestTopics.commit(broker, "g-brief-" + i, "news-classic", 0, 1);
    }
    List<LagReport> reports = new ArrayList<>();
    try (Admin admin = broker.admin()) {
      for (int i = 0; i < 20; i++) {
        var gone = admin.deleteConsumerGroups(List.of("g-brief-" + i)).all();
        reports.add(scanner.scan());
        gone.get();
      }
    }

    assertThat(reports).allSatisfy(report -> assertThat(report.problems()).isEmpty());
    assertThat(scanner.scan().groups()).noneMatch(group -> group.group().startsWith("g-brief"));
  }

  private static void read(String protocol, String group, String topic) {
    Map<String, Object> settings = new HashMap<>(broker.clients());
    settings.put("group.id", group);
    settings.put("group.protocol", protocol);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("max.poll.records", READ);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
      consumer.commitSync();
    }
  }

  private static KafkaStreams streams(Path state) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("news-streams", Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .foreach((key, value) -> {});
    Properties settings = new Properties();
    settings.put("bootstrap.servers", broker.bootstrap());
    settings.put("application.id", "g-streams");
    settings.put("group.protocol", "streams");
    settings.put("auto.offset.reset", "earliest");
    settings.put("commit.interval.ms", "100");
    settings.put("state.dir", state.toString());
    return new KafkaStreams(builder.build(), settings);
  }

  /** topic, partition, committed, end, lag: the columns that both have. */
  private static List<String> lines(GroupLag group) {
    return group.partitions().stream()
        .map(
            p ->
                "%s %d %d %d %d"
                    .formatted(
                        p.topic(),
                        p.partition(),
                        p.committed().orElseThrow(),
                        p.end().orElseThrow(),
                        p.lag().orElseThrow()))
        .toList();
  }
}
