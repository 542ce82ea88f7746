package io.wiredesk.sink.connect;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Where a record was read, before any transform changed its topic. */
public record RecordPlace(TopicPartition partition, long offset) {
  public static RecordPlace of(SinkRecord record) {
    return new RecordPlace(
        new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
        record.originalKafkaOffset());
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
