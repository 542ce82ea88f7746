package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.wiredesk.role.RegistrySettings;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireTopic;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What is stored, by a real broker and a real PostgreSQL: storage lag and the sum of all messages.
 */
class StoresIT {
  private static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://stores"));
  static TestBroker broker;
  static EmbeddedPostgres postgres;

  @BeforeAll
  static void start(@TempDir Path kafka, @TempDir Path database) throws Exception {
    broker = TestBroker.start(kafka);
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(database)
            .setLocaleConfig("locale", "C.UTF-8")
            .start();
    for (WireTopic topic : WireTopic.values()) {
      broker.create(topic.topicName(), topic == WireTopic.STORIES ? 2 : 1);
    }
    try (var registry = REGISTRY.client()) {
      for (WireTopic topic : List.of(WireTopic.NOTICES, WireTopic.REJECTED, WireTopic.STORIES)) {
        registry.register(topic.subject(), new AvroSchema(topic.schema().orElseThrow()));
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    postgres.close();
  }

  @Test
  void storageLagIsWhatTheTableSaysAgainstTheEndOfTheTopics() throws Exception {
    execute(
        "create table if not exists sink_offset (connector text, topic text, partition int,"
            + " next_offset bigint, claim bigint, updated_at timestamptz)",
        "insert into sink_offset values ('wiredesk-postgres', 'wire.stories', 0, 3, 1, now())");
    TestTopics.write(broker, "wire.stories", 0, 3, Instant.now().minusSeconds(500));
    TestTopics.write(broker, "wire.stories", 0, 2, Instant.now().minusSeconds(90));
    TestTopics.write(broker, "wire.stories", 1, 4, Instant.now().minusSeconds(30));

    try (LagScanner scanner = scanner(postgres.getPostgresDatabase())) {
      GroupLag storage = scanner.scan().group("wiredesk-postgres").orElseThrow();

      assertThat(storage.kind()).isEqualTo(GroupKind.STORAGE);
      assertThat(storage.lag()).hasValue(6);
      assertThat(storage.maxSeconds().orElseThrow()).isEqualTo(90, within(2.0));
      PartitionLag untouched =
          storage.partitions().stream()
              .filter(p -> p.topic().equals("wire.stories") && p.partition() == 1)
              .findFirst()
              .orElseThrow();
      assertThat(untouched.standing()).isEqualTo(Standing.NO_COMMIT);
      assertThat(untouched.lag()).hasValue(4);
    }
  }

  @Test
  void databaseThatIsAwayIsAProblemAndNoMore() {
    PGSimpleDataSource away = new PGSimpleDataSource();
    away.setUrl("jdbc:postgresql://127.0.0.1:" + TestBroker.freePort() + "/none");

    try (LagScanner scanner = scanner(away)) {
      LagReport report = scanner.scan();

      assertThat(report.problems()).singleElement().asString().startsWith("postgres: ");
      assertThat(report.ends()).isNotEmpty();
    }
    assertThatThrownBy(() -> reconciler(away).run(10, Progress.NONE))
        .isInstanceOf(ReconcileException.class)
        .hasMessageStartingWith("postgres: ");
  }

  @Test
  void sumOfEverythingReadFromTopicsAndTable() throws Exception {
    TestTopics.write(broker, "wire.raw", 0, 7, Instant.now());
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_RESENT, 2));
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_HELD, 3));
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_HELD, 1));
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_RELEASED, 1));
    write(WireTopic.NOTICES, notice(NoticeKind.FEED_SILENT, 6));
    write(WireTopic.REJECTED, rejected(WireTopic.RAW.topicName(), 4L));
    write(WireTopic.REJECTED, rejected(null, null));
    TestTopics.write(broker, "wire.rejected", 0, 1, Instant.now());
    TestTopics.write(broker, "wire.rejected.sink", 0, 1, Instant.now());
    execute(
        "create table story (story_id text)",
        "insert into story values ('a')",
        "create table story_revision (story_id text, revision_key text, lane text,"
            + " raw_partition int, raw_offset bigint)",
        "insert into story_revision values ('a', '1', 'story', 0, 0), ('a', '2', 'story', 0, 1),"
            + " ('b', '1', 'copy', 0, 5), ('c', '1', 'story', null, null)");

    ReconcileReport report = reconciler(postgres.getPostgresDatabase()).run(10, Progress.NONE);

    assertThat(report.render())
        .isEqualTo(
            """
            accepted 7 = stored 2 + duplicates 1 + resends 1 + held 1 + rejected 1 + unaccounted 1
            stories 1, rejected at ingest 1
            ! unaccounted wire.raw-0@6
            ! 1 records on wire.rejected.sink are unreadable
            """);
  }

  private static Reconciler reconciler(DataSource database) {
    return new Reconciler(broker.clients(), REGISTRY.properties(), database);
  }

  private static LagScanner scanner(DataSource database) {
    return new LagScanner(
        broker.clients(), database, Duration.ofMinutes(2), InstantSource.system());
  }

  private static Notice notice(NoticeKind kind, long offset) {
    return Notice.newBuilder()
        .setKind(kind)
        .setText("told by a test")
        .setRawRef(new RawRef(0, offset))
        .setAt(Instant.now())
        .build();
  }

  private static Rejected rejected(
      @org.jspecify.annotations.Nullable String topic,
      @org.jspecify.annotations.Nullable Long offset) {
    return Rejected.newBuilder()
        .setFeed("demo")
        .setStage("parse")
        .setCode("test")
        .setReason("told by a test")
        .setOriginal(ByteBuffer.allocate(0))
        .setOriginalSha256("")
        .setSourceTopic(topic)
        .setSourcePartition(offset == null ? null : 0)
        .setSourceOffset(offset)
        .setAt(Instant.now())
        .build();
  }

  private static void write(WireTopic topic, SpecificRecord value) throws Exception {
    try (var values = REGISTRY.serdes().<SpecificRecord>serializer(topic);
        var producer =
            new KafkaProducer<>(
                new HashMap<>(broker.clients()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  topic.topicName(), "demo", values.serialize(topic.topicName(), value)))
          .get();
    }
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
