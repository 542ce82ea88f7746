package io.wiredesk.sink.postgres;

import io.wiredesk.sink.Broker;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.sink.SinkRecord;

/** The topic that all contenders read, on a real broker. */
final class BenchmarkTopic {
  static final TopicPartition TOPIC = new TopicPartition("wire.stories", 0);

  private final Broker broker = new Broker(Files.createTempDirectory("sink-benchmark"));
  private final int stories;
  private final int batch;

  BenchmarkTopic(int stories, int batch) throws Exception {
    this.stories = stories;
    this.batch = batch;
    fill();
  }

  private void fill() throws Exception {
    BenchmarkStories texts = new BenchmarkStories();
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1))).all().get();
    }
    long bytes = 0;
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < stories; i++) {
        var story = texts.story(i);
        byte[] value = SinkHarness.bytes(story);
        bytes += story.getWire().getBody().length();
        var unused = // a failure shows in the count of rows
            producer.send(new ProducerRecord<>(TOPIC.topic(), story.getWire().getStoryId(), value));
      }
    }
    System.out.printf(
        "%,d stories (%s), bodies of %,d characters, %d records a batch%n",
        stories, texts.kind(), bytes / stories, batch);
  }

  static List<SinkRecord> poll(KafkaConsumer<String, byte[]> consumer) {
    return StreamSupport.stream(consumer.poll(Duration.ofSeconds(10)).spliterator(), false)
        .map(BenchmarkTopic::record)
        .toList();
  }

  private static SinkRecord record(ConsumerRecord<String, byte[]> read) {
    return new SinkRecord(
        read.topic(),
        read.partition(),
        null,
        read.key(),
        null,
        read.value(),
        read.offset(),
        read.timestamp(),
        TimestampType.CREATE_TIME);
  }

  KafkaConsumer<String, byte[]> consumer() {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "isolation.level",
                "read_committed",
                "max.poll.records",
                batch),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(TOPIC));
    consumer.seekToBeginning(List.of(TOPIC));
    return consumer;
  }
}
