package io.wiredesk.enrich;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker with the contract installed, and both ends of enrich. */
final class TestWire implements AutoCloseable {
  private final TestBroker broker;
  private final Path dir;
  private final int topicPartitions;
  private final RegistrySettings registry =
      new RegistrySettings(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
  private final Serializer<WireStory> raw = registry.serdes().serializer(WireTopic.RAW);
  private final KafkaProducer<String, byte[]> producer;

  TestWire(Path dir) throws Exception {
    this(dir, 2);
  }

  TestWire(Path dir, int topicPartitions) throws Exception {
    this.dir = dir;
    this.topicPartitions = topicPartitions;
    broker = TestBroker.start(dir.resolve("broker"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        SchemaRegistryClient client = registry.client()) {
      Map<String, Integer> partitions =
          Map.of(
              "wire.raw", topicPartitions,
              "wire.stories", topicPartitions,
              "wire.duplicates", topicPartitions);
      Contract.install(admin, client, new TopicOverrides(1, partitions, Map.of()));
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  WireSerdes serdes() {
    return registry.serdes();
  }

  ConfigFile config() {
    return config(text -> text);
  }

  ConfigFile config(UnaryOperator<String> edit) {
    String url = String.valueOf(registry.properties().get("schema.registry.url"));
    return ConfigFile.parse(edit.apply(configText(url)));
  }

  ConfigFile config(String registryUrl) {
    return ConfigFile.parse(configText(registryUrl));
  }

  String configText(String registryUrl) {
    return """
        kafka: {bootstrap.servers: "%s", session.timeout.ms: "6000"}
        registry: {schema.registry.url: "%s"}
        topics: {partitions: {wire.raw: %d}}
        enrich: {listen: "127.0.0.1:0", stateDir: "%s", replication: 1, memoryMiB: 32}
        """
        .formatted(broker.bootstrap(), registryUrl, topicPartitions, dir.resolve("streams"));
  }

  void send(WireStory story) {
    sendBytes(story.getStoryId(), raw.serialize("wire.raw", story));
  }

  void sendBytes(String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>("wire.raw", key, value));
  }

  void flush() {
    producer.flush();
  }

  /** All that is committed on a topic now, partition after partition. */
  <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(WireTopic topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrap(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), registry.serdes().<V>deserializer(topic))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  @Override
  public void close() {
    producer.close();
    broker.close();
  }
}
