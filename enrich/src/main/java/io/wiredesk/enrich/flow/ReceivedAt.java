package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.WireStory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Record time is when a message was received, whatever its producer put on the record: the wire's
 * own clocks and a replay's must not move stream time.
 */
public final class ReceivedAt implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, time(record));
  }

  /** What is odd about a message is for a stage to find, which can set it aside; this cannot. */
  private static long time(ConsumerRecord<Object, Object> record) {
    try {
      return record.value() instanceof WireStory story
          ? story.getReceivedAt().toEpochMilli()
          : record.timestamp();
    } catch (RuntimeException e) {
      return record.timestamp();
    }
  }
}
