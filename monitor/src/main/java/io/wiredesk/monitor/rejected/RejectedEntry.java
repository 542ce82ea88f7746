package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wiredesk.monitor.topics.DeadLetters;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One piece of rejected copy, without its bytes.
 *
 * @param bytes how many there are
 * @param source the record that failed; null for what ingest refused
 * @param raw its message on {@code wire.raw}, where there is one
 */
public record RejectedEntry(
    @JsonUnwrapped RecordCoordinate place,
    Instant at,
    String feed,
    String stage,
    String code,
    String reason,
    @Nullable String storyId,
    @Nullable String transport,
    @Nullable String contentType,
    @Nullable String fileName,
    int bytes,
    @Nullable String sha256,
    @Nullable RecordCoordinate source,
    @JsonIgnore @Nullable RawCoordinate raw)
    implements Comparable<RejectedEntry> {
  static RejectedEntry of(Rejected rejected, RecordCoordinate place) {
    return new RejectedEntry(
        place,
        rejected.getAt(),
        rejected.getFeed().intern(),
        rejected.getStage().intern(),
        rejected.getCode().intern(),
        rejected.getReason(),
        rejected.getStoryId(),
        rejected.getTransport(),
        rejected.getContentType(),
        rejected.getFileName(),
        rejected.getOriginal().remaining(),
        rejected.getOriginalSha256(),
        RecordCoordinate.source(rejected).orElse(null),
        RawCoordinate.of(rejected).orElse(null));
  }

  static RejectedEntry ofDeadLetter(@Nullable Story story, ConsumerRecord<byte[], byte[]> record) {
    RawRef ref = story == null ? null : story.getWire().getRawRef();
    return new RejectedEntry(
        RecordCoordinate.of(record),
        Instant.ofEpochMilli(record.timestamp()),
        story == null ? DeadLetters.UNKNOWN : story.getWire().getFeed().intern(),
        DeadLetters.SINK,
        DeadLetters.code(story),
        DeadLetters.reason(record),
        story == null ? null : story.getWire().getStoryId(),
        null,
        null,
        null,
        record.value() == null ? 0 : record.value().length,
        null,
        DeadLetters.source(record).orElse(null),
        ref == null ? null : RawCoordinate.of(ref));
  }

  /** A record on {@code wire.rejected} that is itself unreadable: it must not be out of sight. */
  static RejectedEntry unreadable(ConsumerRecord<byte[], byte[]> record) {
    return new RejectedEntry(
        RecordCoordinate.of(record),
        Instant.ofEpochMilli(record.timestamp()),
        DeadLetters.UNKNOWN,
        DeadLetters.UNKNOWN,
        "unreadable",
        "the record on wire.rejected cannot be decoded",
        null,
        null,
        null,
        null,
        record.value() == null ? 0 : record.value().length,
        null,
        null,
        null);
  }

  /** How it can be sent through the pipeline again. */
  Optional<ReplayVia> via() {
    if (raw != null) {
      return Optional.of(ReplayVia.RAW);
    }
    return source == null && place.topic().equals(WireTopic.REJECTED.topicName()) && sha256 != null
        ? Optional.of(ReplayVia.INGEST)
        : Optional.empty();
  }

  /** Newest first. */
  @Override
  public int compareTo(RejectedEntry other) {
    int byTime = other.at.compareTo(at);
    return byTime != 0 ? byTime : other.place.compareTo(place);
  }
}
