package io.wiredesk.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One scan against a real broker: every odd case is a value. */
class LagScannerIT {
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
  }

  @AfterAll
  static void stop() {
    scanner.close();
    broker.close();
  }

  @Test
  void lagInSecondsIsTheAgeOfTheOldestRecordLeftOnASparseTopic() throws Exception {
    broker.create("sparse", 1);
    Instant oldest = Instant.now().minusSeconds(195);
    for (int minute = 0; minute < 4; minute++) {
      TestTopics.write(broker, "sparse", 0, 1, oldest.plusSeconds(60L * minute));
    }
    TestTopics.commit(broker, "g-sparse", "sparse", 0, 1);

    double before = secondsSince(oldest.plusSeconds(60));
    PartitionLag lag = partition("g-sparse", "sparse", 0);
    double after = secondsSince(oldest.plusSeconds(60));

    assertThat(lag.lag()).hasValue(3);
    assertThat(lag.seconds().orElseThrow()).isBetween(before - 0.01, after + 0.01);
    assertThat(lag.standing()).isEqualTo(OffsetStanding.BEHIND);
    assertThat(lag.verdict()).isEqualTo(Verdict.STOPPED);
  }

  @Test
  void brokerThatIsAwayIsOneProblemAndNobodyIsCalledWell() {
    Map<String, Object> away = Map.of("bootstrap.servers", "127.0.0.1:" + TestBroker.freePort());
    try (LagScanner lost =
        new LagScanner(
            away,
            Optional.empty(),
            Duration.ofMinutes(2),
            new OurReaders(Set.of()),
            InstantSource.system())) {
      LagReport report = lost.scan();

      assertThat(report.groups()).isEmpty();
      assertThat(report.problems()).singleElement().asString().startsWith("broker: ");
      assertThat(LagTable.render(report)).hasLineCount(1).startsWith("! broker: ");
    }
  }

  @Test
  void partitionsOfATopicThatTheBrokerDoesNotDescribeAreUnreadableNotGone() {
    TopicPartition read = new TopicPartition("undescribed", 3);
    List<String> problems = new ArrayList<>();
    Map<String, Object> away = Map.of("bootstrap.servers", "127.0.0.1:" + TestBroker.freePort());
    try (Admin admin = Admin.create(away)) {
      assertThat(
              new LogSpanReader(admin, Duration.ofSeconds(1))
                  .read(List.of("undescribed"), List.of(read), problems))
          .containsExactly(Map.entry(read, new LogSpan.Unreadable()));
    }
    assertThat(problems).singleElement().asString().startsWith("broker: describing topic");
  }

  @Test
  void twoGroupsAtDifferentOffsetsOfOnePartitionEachHaveTheirAge() throws Exception {
    broker.create("shared", 1);
    Instant now = Instant.now();
    for (int age : List.of(400, 300, 200)) {
      TestTopics.write(broker, "shared", 0, 1, now.minusSeconds(age));
    }
    TestTopics.commit(broker, "g-first", "shared", 0, 0);
    TestTopics.commit(broker, "g-second", "shared", 0, 1);
    TestTopics.commit(broker, "g-third", "shared", 0, 2);

    LagReport report = scanner.scan();

    assertThat(seconds(report, "g-first")).isEqualTo(400, within(10.0));
    assertThat(seconds(report, "g-second")).isEqualTo(300, within(10.0));
    assertThat(seconds(report, "g-third")).isEqualTo(200, within(10.0));
  }

  @Test
  void whatIsNotReadIsToldBeforeRetentionTakesIt() throws Exception {
    broker.create("fading", 1);
    TestTopics.write(broker, "fading", 0, 1, Instant.now().minusSeconds(3_600));
    TestTopics.commit(broker, "g-fading", "fading", 0, 0);

    double left = partition("g-fading", "fading", 0).goneInSeconds().orElseThrow();

    assertThat(left).as("seven days, Kafka's own, less an hour").isEqualTo(601_200, within(60.0));
    TestTopics.commit(broker, "g-fading", "fading", 0, 1);
    assertThat(partition("g-fading", "fading", 0).goneInSeconds()).isEmpty();
  }

  @Test
  void onlyTransactionMarkersLeftIsCaughtUp() throws Exception {
    broker.create("marked", 1);
    TestTopics.writeInTransaction(broker, "marked", 0, 3, true);
    TestTopics.commit(broker, "g-marked", "marked", 0, 3);

    PartitionLag lag = partition("g-marked", "marked", 0);

    assertThat(lag.end()).hasValue(4);
    assertThat(lag.lag()).hasValue(0);
    assertThat(lag.seconds()).hasValue(0);
    assertThat(lag.standing()).isEqualTo(OffsetStanding.CAUGHT_UP);
  }

  @Test
  void abortedRecordsAreNothingToRead() throws Exception {
    broker.create("aborted", 1);
    TestTopics.writeInTransaction(broker, "aborted", 0, 5, false);
    TestTopics.commit(broker, "g-aborted", "aborted", 0, 0);

    assertThat(partition("g-aborted", "aborted", 0).lag()).hasValue(0);

    TestTopics.write(broker, "aborted", 0, 1, Instant.now().minusSeconds(50));

    PartitionLag lag = partition("g-aborted", "aborted", 0);
    assertThat(lag.standing()).isEqualTo(OffsetStanding.BEHIND);
    assertThat(lag.seconds().orElseThrow()).isEqualTo(50, within(10.0));
  }

  @Test
  void offsetOlderThanTheLogStartCountsWhatIsLeftAndWhatWasLost() throws Exception {
    broker.create("expired", 1);
    TestTopics.write(broker, "expired", 0, 10, Instant.now());
    TestTopics.commit(broker, "g-expired", "expired", 0, 2);
    try (Admin admin = broker.admin()) {
      admin
          .deleteRecords(Map.of(new TopicPartition("expired", 0), RecordsToDelete.beforeOffset(6)))
          .all()
          .get();
    }

    PartitionLag lag = partition("g-expired", "expired", 0);

    assertThat(lag.standing()).isEqualTo(OffsetStanding.EXPIRED);
    assertThat(lag.lag()).hasValue(4);
    assertThat(lag.expired()).isEqualTo(4);
  }

  @Test
  void offsetPastTheEndOfATopicMadeAnewIsRewind() throws Exception {
    broker.create("anew", 1);
    TestTopics.write(broker, "anew", 0, 2, Instant.now());
    TestTopics.commit(broker, "g-anew", "anew", 0, 50);

    PartitionLag lag = partition("g-anew", "anew", 0);

    assertThat(lag.standing()).isEqualTo(OffsetStanding.BEYOND_END);
    assertThat(lag.verdict()).isEqualTo(Verdict.REWIND);
  }

  @Test
  void topicDeletedAndMadeAnewIsReadFromItsNewBeginning() throws Exception {
    broker.create("reborn", 1);
    TestTopics.write(broker, "reborn", 0, 5, Instant.now().minusSeconds(5000));
    TestTopics.commit(broker, "g-reborn", "reborn", 0, 1);
    assertThat(partition("g-reborn", "reborn", 0).seconds().orElseThrow()).isGreaterThan(4000);
    try (Admin admin = broker.admin()) {
      admin.deleteTopics(List.of("reborn")).all().get();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(
              () -> {
                broker.create("reborn", 1);
                return true;
              });
    }
    TestTopics.write(broker, "reborn", 0, 3, Instant.now().minusSeconds(20));
    TestTopics.commit(broker, "g-reborn", "reborn", 0, 1);

    PartitionLag lag = partition("g-reborn", "reborn", 0);

    assertThat(lag.lag()).hasValue(2);
    assertThat(lag.seconds().orElseThrow()).isLessThan(1000);
    assertThat(lag.trend()).isEmpty(); // what the old log did says nothing of the new one
  }

  @Test
  void recordOfAClockThatIsAheadIsNoNegativeLag() throws Exception {
    broker.create("ahead", 1);
    TestTopics.write(broker, "ahead", 0, 1, Instant.now().plusSeconds(3600));
    TestTopics.commit(broker, "g-ahead", "ahead", 0, 0);

    PartitionLag lag = partition("g-ahead", "ahead", 0);

    assertThat(lag.lag()).hasValue(1);
    assertThat(lag.seconds()).hasValue(0);
  }

  @Test
  void groupOfAnEmptyTopicIsCaughtUp() throws Exception {
    broker.create("empty", 1);
    TestTopics.commit(broker, "g-empty", "empty", 0, 0);

    PartitionLag lag = partition("g-empty", "empty", 0);

    assertThat(lag.standing()).isEqualTo(OffsetStanding.CAUGHT_UP);
    assertThat(lag.verdict()).isEqualTo(Verdict.OK);
    assertThat(lag.seconds()).hasValue(0);
  }

  /** A minute between records, and a reader that stands at each of them in turn. */
  @Test
  void secondsAreWithinOneOfTheTruthWhereverTheReaderStands() throws Exception {
    broker.create("minutes", 1);
    Instant oldest = Instant.now().minusSeconds(1000);
    for (int minute = 0; minute < 16; minute++) {
      TestTopics.write(broker, "minutes", 0, 1, oldest.plusSeconds(60L * minute));
    }
    for (int offset : List.of(0, 1, 7, 15)) {
      TestTopics.commit(broker, "g-minutes", "minutes", 0, offset);

      double seconds = partition("g-minutes", "minutes", 0).seconds().orElseThrow();

      assertThat(seconds).isEqualTo(secondsSince(oldest.plusSeconds(60L * offset)), within(1.0));
    }
  }

  @Test
  void deletedTopicIsAValueAndTheNextScanIsQuick() throws Exception {
    broker.create("doomed", 1);
    TestTopics.write(broker, "doomed", 0, 1, Instant.now());
    TestTopics.commit(broker, "g-doomed", "doomed", 0, 0);
    scanner.scan();
    try (Admin admin = broker.admin()) {
      admin.deleteTopics(List.of("doomed")).all().get();
    }

    LagReport report = scanner.scan();

    // Depending on the moment the broker has dropped the group's offsets along with the topic.
    report.group("g-doomed").stream()
        .flatMap(group -> group.partitions().stream())
        .forEach(lag -> assertThat(lag.standing()).isEqualTo(OffsetStanding.TOPIC_GONE));
    assertThat(report.problems()).isEmpty();
    assertThat(report.took()).isLessThan(Duration.ofSeconds(2));
  }

  private static PartitionLag partition(String group, String topic, int partition) {
    LagReport report = scanner.scan();
    assertThat(report.problems()).isEmpty();
    return report.group(group).orElseThrow().partitions().stream()
        .filter(lag -> lag.topic().equals(topic) && lag.partition() == partition)
        .findFirst()
        .orElseThrow();
  }

  private static double secondsSince(Instant then) {
    return Duration.between(then, Instant.now()).toMillis() / 1000.0;
  }

  private static double seconds(LagReport report, String group) {
    return report.group(group).orElseThrow().maxSeconds().orElseThrow();
  }
}
