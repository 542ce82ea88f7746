package io.wiredesk.monitor;

import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.RegistrySettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A broker and a database, and what may be on topics and in tables. */
abstract class StoresSteps {
  static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://stores"));

  static TestBroker broker;
  static EmbeddedPostgres postgres;

  @BeforeAll
  static void start(@TempDir Path kafka, @TempDir Path database) throws Exception {
    broker = TestBroker.start(kafka);
    postgres = BareTables.start(database);
    try (var admin = broker.admin();
        var registry = REGISTRY.client()) {
      Map<String, Integer> partitions = new HashMap<>();
      Arrays.stream(WireTopic.values()).forEach(topic -> partitions.put(topic.topicName(), 1));
      partitions.put(WireTopic.STORIES.topicName(), 2);
      Contract.install(admin, registry, new TopicOverrides(1, partitions, Map.of()));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    postgres.close();
  }

  static Notice notice(NoticeKind kind, long offset) {
    return TestWire.notice(kind, Instant.now()).setRawRef(new RawRef(0, offset)).build();
  }

  static Rejected rejectedByEnrich(long offset) {
    return rejected()
        .setSourceTopic(WireTopic.RAW.topicName())
        .setSourcePartition(0)
        .setSourceOffset(offset)
        .build();
  }

  static Rejected.Builder rejected() {
    return TestWire.rejected("demo", "parse", "test", Instant.now());
  }

  static void write(WireTopic topic, SpecificRecord value) throws Exception {
    send(topic, bytes(topic, value));
  }

  static byte[] bytes(WireTopic topic, SpecificRecord value) {
    try (var values = REGISTRY.serdes().<SpecificRecord>serializer(topic)) {
      return values.serialize(topic.topicName(), value);
    }
  }

  static void send(WireTopic topic, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            new HashMap<>(broker.clients()), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.topicName(), "demo", value)).get();
    }
  }

  static void execute(String... statements) throws SQLException {
    BareTables.execute(postgres, statements);
  }
}
