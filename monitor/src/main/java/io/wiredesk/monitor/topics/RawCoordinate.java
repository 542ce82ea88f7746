package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireTopic;
import java.util.Optional;

/** A message: its record on {@code wire.raw}. */
public record RawCoordinate(int partition, long offset) {
  public static RawCoordinate of(RawRef ref) {
    return new RawCoordinate(ref.getPartition(), ref.getOffset());
  }

  /** The message that failed; empty for what ingest refused, which never was one. */
  public static Optional<RawCoordinate> of(Rejected rejected) {
    return RecordCoordinate.source(rejected)
        .filter(source -> source.topic().equals(WireTopic.RAW.topicName()))
        .map(source -> new RawCoordinate(source.partition(), source.offset()));
  }

  public RecordCoordinate record() {
    return new RecordCoordinate(WireTopic.RAW.topicName(), partition, offset);
  }

  @Override
  public String toString() {
    return record().toString();
  }
}
