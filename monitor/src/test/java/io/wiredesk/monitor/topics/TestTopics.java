package io.wiredesk.monitor.topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records and commits offsets. */
public final class TestTopics {
  private TestTopics() {}

  public static void write(TestBroker broker, String topic, int partition, int count, Instant at)
      throws Exception {
    try (var producer = producer(broker, Map.of())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        sent.add(producer.send(record(topic, partition, at)));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** The same to the first so many partitions. */
  public static void writeToAll(
      TestBroker broker, String topic, int partitions, int count, Instant at) {
    try (var producer = producer(broker, Map.of())) {
      for (int partition = 0; partition < partitions; partition++) {
        for (int i = 0; i < count; i++) {
          var unused = producer.send(record(topic, partition, at));
        }
      }
    } // closing waits for all of it
  }

  public static void writeInTransaction(
      TestBroker broker, String topic, int partition, int count, boolean commit) throws Exception {
    try (var producer = producer(broker, Map.of("transactional.id", "tx-" + topic))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < count; i++) {
        var unused = producer.send(record(topic, partition, Instant.now()));
      }
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  public static void commit(
      TestBroker broker, String group, String topic, int partition, long offset) throws Exception {
    try (Admin admin = broker.admin()) {
      admin
          .alterConsumerGroupOffsets(
              group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int partition, Instant at) {
    return new ProducerRecord<>(topic, partition, at.toEpochMilli(), new byte[] {1}, new byte[100]);
  }

  private static KafkaProducer<byte[], byte[]> producer(
      TestBroker broker, Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(broker.clients());
    settings.putAll(own);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
