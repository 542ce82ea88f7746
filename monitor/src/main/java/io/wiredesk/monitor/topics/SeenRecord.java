package io.wiredesk.monitor.topics;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The circumstances in which a record was seen.
 *
 * @param at when it was seen, by this process's clock
 * @param live whether it was written after reading began
 * @param recent whether it is live, or one of the last few of its partition that were there then
 * @param prompt whether it was read as soon as it could be, so that {@code at} is when it was there
 */
public record SeenRecord(
    ConsumerRecord<byte[], byte[]> record,
    Instant at,
    boolean live,
    boolean recent,
    boolean prompt) {
  public RecordCoordinate place() {
    return RecordCoordinate.of(record);
  }

  /** Of a record on {@code wire.raw}: its message. */
  public RawCoordinate raw() {
    return new RawCoordinate(record.partition(), record.offset());
  }

  public Instant written() {
    return Instant.ofEpochMilli(record.timestamp());
  }
}
