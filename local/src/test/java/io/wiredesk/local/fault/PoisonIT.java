package io.wiredesk.local.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records that are none, on every topic: each is set aside once, its neighbours are stored. */
@Tag("fault")
class PoisonIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final byte[] KEY = "poison".getBytes(UTF_8);
  private static final byte[] NO_AVRO = "no Avro".getBytes(UTF_8);
  private static final byte[] UNKNOWN_SCHEMA = {0, 0x7f, 1, 2, 3, 4, 5};

  private final SplitStack stack;

  PoisonIT() throws Exception {
    stack = SharedStack.get();
  }

  @Test
  void onWhatEnrichReads() throws Exception {
    new FaultRun(stack)
        .survives(
            "poison on wire.raw and enrich's topics",
            run -> {
              List<RecordMetadata> sent = new ArrayList<>();
              List<String> topics = internalTopics();
              assertThat(topics).isNotEmpty();
              topics.add(WireTopic.RAW.topicName());
              for (String topic : topics) {
                sent.addAll(poison(topic));
              }
              await("each to be set aside")
                  .atMost(PATIENCE)
                  .untilAsserted(() -> assertThat(setAside()).containsAll(coordinates(sent)));
              assertThat(setAside()).doesNotHaveDuplicates();
            });
  }

  @Test
  @Tag("long")
  void onWhatTheSinkReads() throws Exception {
    new FaultRun(stack)
        .survives(
            "poison on wire.stories and wire.duplicates",
            run -> {
              int before = deadLetters();
              int sent = poison(WireTopic.STORIES.topicName()).size();
              sent += poison(WireTopic.DUPLICATES.topicName()).size();
              int all = before + sent;
              await("each to be set aside").atMost(PATIENCE).until(() -> deadLetters() == all);
            });
  }

  /** Monitor reads these, and ingest the positions when it starts. */
  @Test
  @Tag("long")
  void onAllOtherTopics() throws Exception {
    new FaultRun(stack)
        .survives(
            "poison on the topics of monitor and feeds",
            run -> {
              poison(WireTopic.NOTICES.topicName());
              poison(WireTopic.REJECTED.topicName());
              poison(WireTopic.REJECTED_SINK.topicName());
              poison(WireTopic.POSITIONS.topicName());
              stack.stop(PortRole.INGEST);
              stack.start(PortRole.INGEST);
              stack.stop(PortRole.MONITOR);
              stack.start(PortRole.MONITOR);
              await("monitor to go on")
                  .atMost(PATIENCE)
                  .until(() -> Http.get(stack.url(PortRole.MONITOR) + "/api/v1/rejected").ok());
            });
  }

  /** No Avro, an unknown schema, a record that breaks off, nothing. */
  private List<RecordMetadata> poison(String topic) throws Exception {
    List<RecordMetadata> sent = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(
            stack.config().section("kafka", KafkaSettings.class).with(Map.of()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : List.of(NO_AVRO, UNKNOWN_SCHEMA, brokenOff(), new byte[0])) {
        sent.add(producer.send(new ProducerRecord<>(topic, KEY, value)).get());
      }
    }
    return sent;
  }

  /** The first half of a story. */
  private byte[] brokenOff() {
    byte[] whole =
        TopicBytes.of(stack.config(), WireTopic.RAW.topicName()).stream()
            .map(ConsumerRecord::value)
            .filter(value -> value.length > 100)
            .findFirst()
            .orElseThrow();
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private List<String> internalTopics() throws Exception {
    try (Admin admin =
        Admin.create(stack.config().section("kafka", KafkaSettings.class).with(Map.of()))) {
      return new ArrayList<>(
          new TreeSet<>(admin.listTopics().names().get())
              .stream().filter(name -> name.endsWith("-repartition")).toList());
    }
  }

  /** Where what enrich rejected came from. */
  private List<String> setAside() {
    List<String> places = new ArrayList<>();
    try (Deserializer<Rejected> reader =
        stack
            .config()
            .section("registry", RegistrySettings.class)
            .serdes()
            .deserializer(WireTopic.REJECTED)) {
      for (ConsumerRecord<byte[], byte[]> record :
          TopicBytes.of(stack.config(), WireTopic.REJECTED.topicName())) {
        if (Arrays.equals(record.key(), KEY)) {
          continue; // another test's
        }
        Rejected rejected = reader.deserialize(record.topic(), record.value());
        if (rejected.getSourceTopic() != null) {
          places.add(
              place(
                  rejected.getSourceTopic(),
                  Objects.requireNonNull(rejected.getSourcePartition()),
                  Objects.requireNonNull(rejected.getSourceOffset())));
        }
      }
    }
    return places;
  }

  private static List<String> coordinates(List<RecordMetadata> sent) {
    return sent.stream().map(at -> place(at.topic(), at.partition(), at.offset())).toList();
  }

  private static String place(String topic, int partition, long offset) {
    return topic + "-" + partition + "@" + offset;
  }

  private int deadLetters() {
    return TopicBytes.of(stack.config(), WireTopic.REJECTED_SINK.topicName()).size();
  }
}
