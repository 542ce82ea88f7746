package io.wiredesk.sink;

import static io.wiredesk.sink.postgres.Stories.copy;
import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.Story;
import io.wiredesk.sink.postgres.Postgres;
import io.wiredesk.sink.postgres.SinkHarness;
import io.wiredesk.sink.postgres.StubRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plugin as it ships: the unpacked folder, the shipped connector configuration, a Connect
 * worker that knows nothing of ours, a real broker and a real PostgreSQL.
 */
@SuppressWarnings("NullAway.Init") // started before each test
class PluginIT {
  private static final Path PLUGIN_PATH = Path.of("target", "plugin");
  private static final Path CONNECTOR =
      Path.of("src", "main", "connector", "wiredesk-postgres.json");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Path directory = PLUGIN_PATH;
  private Broker broker;
  private StubRegistry registry;
  private KafkaProducer<String, byte[]> producer;
  private ConnectWorker worker;

  @BeforeEach
  void start(@TempDir Path scratch) throws Exception {
    directory = scratch;
    broker = new Broker(directory.resolve("broker"));
    registry = new StubRegistry();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("wire.stories", 2, (short) 1),
                  new NewTopic("wire.duplicates", 2, (short) 1),
                  new NewTopic("wire.rejected.sink", 1, (short) 1)))
          .all()
          .get();
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "test"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    Postgres.query("public", "CREATE DATABASE plugin");
    worker = newWorker();
  }

  private ConnectWorker newWorker() throws Exception {
    ConnectWorker started =
        new ConnectWorker(
            directory,
            broker.bootstrap(),
            PLUGIN_PATH,
            Map.of(
                "WIREDESK_REGISTRY_URL", registry.url(),
                "WIREDESK_POSTGRES_URL", Postgres.url().replace("/postgres", "/plugin"),
                "WIREDESK_POSTGRES_USER", "postgres",
                "WIREDESK_POSTGRES_PASSWORD", "",
                "WIREDESK_SINK_TASKS", "2",
                "WIREDESK_REPLICATION", "1"));
    await().atMost(PATIENCE).ignoreExceptions().until(started::isUp);
    return started;
  }

  @AfterEach
  void stop() {
    worker.close();
    producer.close();
    registry.close();
    broker.close();
  }

  @Test
  void storesOnceThroughPoisonRestartAndKill() throws Exception {
    assertThat(worker.lists("io.wiredesk.sink.PostgresSinkConnector")).isTrue();
    assertThat(worker.apply(CONNECTOR)).isEqualTo(201);

    send("wire.stories", story("a", 1), story("b", 1), story("a", 2));
    send("wire.duplicates", copy("c", 1, "a"));
    byte[] poison = "not Avro".getBytes(StandardCharsets.UTF_8);
    commit("wire.stories", "a", poison);
    send("wire.stories", kill("b", 2), story("e", 1));
    awaitRows("a|2|usable", "b|2|canceled", "e|1|usable");
    assertThat(rows("SELECT story_id, of_story_id FROM story_copy")).containsExactly("c|a");
    assertDeadLetter(poison);
    awaitFound("a", "e");
    assertThat(metric("wiredesk_sink_stored_total")).isEqualTo(6);
    assertThat(metric("wiredesk_sink_stories_total")).isPositive();
    assertThat(metric("wiredesk_sink_copies_total")).isEqualTo(1);
    assertThat(metric("wiredesk_sink_kills_total")).isEqualTo(1);
    assertThat(metric("wiredesk_sink_rejected_total")).isEqualTo(1);
    assertThat(metric("wiredesk_connect_dead_letters_total")).isEqualTo(1);
    assertThat(metric("wiredesk_sink_batch_seconds_total")).isPositive();
    assertThat(metric("wiredesk_connect_task_running")).isEqualTo(2);
    assertThat(metric("wiredesk_connect_task_failed")).isZero();

    worker.restart("wiredesk-postgres");
    send("wire.stories", story("f", 1));
    awaitRows("a|2|usable", "b|2|canceled", "e|1|usable", "f|1|usable");

    worker.kill();
    send("wire.stories", story("g", 1));
    worker = newWorker();
    awaitRows("a|2|usable", "b|2|canceled", "e|1|usable", "f|1|usable", "g|1|usable");
    assertThat(
            rows("SELECT count(*), count(DISTINCT (story_id, revision_key)) FROM story_revision"))
        .containsExactly("8|8");
    assertDeadLetter(poison);
    assertThat(worker.status("wiredesk-postgres")).contains("RUNNING").doesNotContain("FAILED");
  }

  /** The sum over the connector's tasks. */
  private double metric(String name) {
    return worker
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{connector=\"wiredesk-postgres\",task="))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void send(String topic, Story... stories) throws Exception {
    for (Story story : stories) {
      commit(topic, story.getWire().getStoryId(), SinkHarness.bytes(story));
    }
  }

  /** In transactions, as enrich writes: their markers take offsets too. */
  private void commit(String topic, String key, byte[] value) throws Exception {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, key, value)).get();
    producer.commitTransaction();
  }

  private void awaitRows(String... expected) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(
                        rows("SELECT story_id, revision_number, pub_status FROM story ORDER BY 1"))
                    .containsExactly(expected));
  }

  private static void awaitFound(String... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        rows(
                            "SELECT story_id FROM story WHERE search @@ 'lighthous'::tsquery ORDER BY 1"))
                    .containsExactly(expected));
  }

  private static List<String> rows(String sql) {
    return Postgres.queryDatabase("plugin", "public", sql);
  }

  private void assertDeadLetter(byte[] poison) {
    List<ConsumerRecord<byte[], byte[]>> letters = deadLetters();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).value()).isEqualTo(poison);
    assertThat(letters.get(0).headers().lastHeader("__connect.errors.topic").value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("wire.stories");
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    TopicPartition partition = new TopicPartition("wire.rejected.sink", 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
      }
      return letters;
    }
  }
}
