package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.RecordFetcher;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Fetches rejected copy with its bytes, listed or not. Thread-safe. */
final class RejectedReader {
  private final RejectedList list;
  private final RecordFetcher records;
  private final WireDecoder decoder;

  RejectedReader(RejectedList list, RecordFetcher records, WireDecoder decoder) {
    this.list = list;
    this.records = records;
    this.decoder = decoder;
  }

  /**
   * Empty when there is no such record.
   *
   * @throws UnavailableException when broker or registry do not answer
   */
  Optional<RejectedDetail> read(RecordCoordinate place) {
    return records.fetch(place).map(record -> detail(place, record));
  }

  private RejectedDetail detail(RecordCoordinate place, ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    if (place.topic().equals(WireTopic.REJECTED_SINK.topicName())) {
      Optional<Story> story = decoder.decode(WireTopic.STORIES, Story.class, record);
      return detail(RejectedEntry.ofDeadLetter(story.orElse(null), record), record, value);
    }
    return decoder
        .decode(WireTopic.REJECTED, Rejected.class, record)
        .map(
            rejected ->
                detail(RejectedEntry.of(rejected, place), record, bytes(rejected.getOriginal())))
        .orElseGet(() -> detail(RejectedEntry.unreadable(record), record, value));
  }

  private RejectedDetail detail(
      RejectedEntry entry, ConsumerRecord<byte[], byte[]> record, byte[] bytes) {
    return new RejectedDetail(list.view(entry), record, bytes);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
