package io.wiredesk.monitor.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.monitor.rejected.ActionResult.Outcome;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.RecordFetcher;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.monitor.topics.WireWriter;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends rejected copy through the pipeline again: what ingest refused through ingest, what failed
 * later as the message that it was. Thread-safe.
 */
final class Replayer {
  private final RecordFetcher records;
  private final WireDecoder decoder;
  private final WireWriter writer;
  private final Optional<IngestClient> ingest;

  /**
   * @param ingest empty where no operator's key is configured
   */
  Replayer(
      RecordFetcher records,
      WireDecoder decoder,
      WireWriter writer,
      Optional<IngestClient> ingest) {
    this.records = records;
    this.decoder = decoder;
    this.writer = writer;
    this.ingest = ingest;
  }

  ActionResult replay(RejectedDetail copy) {
    if (copy.entry().raw() != null) {
      return throughRaw(copy, copy.entry().raw());
    }
    RecordCoordinate place = copy.entry().place();
    if (copy.entry().via().isEmpty()) {
      return ActionResult.notPossible(
          place, "it names no message that could be sent again; save its bytes, then discard it");
    }
    if (!copy.isWhole()) {
      return ActionResult.notPossible(
          place, "only its beginning was kept, its reason says where all of it is; send that");
    }
    return ingest
        .map(client -> throughIngest(copy, client))
        .orElseGet(
            () ->
                ActionResult.notPossible(
                    place, "set monitor.operatorKey, and its SHA-256 among ingest.operatorKeys"));
  }

  private static ActionResult throughIngest(RejectedDetail copy, IngestClient ingest) {
    RejectedEntry entry = copy.entry();
    RecordCoordinate place = entry.place();
    IngestClient.Answer answer = ingest.send(entry.feed(), entry.contentType(), copy.bytes());
    if (answer instanceof IngestClient.Answer.Accepted accepted) {
      String text =
          accepted.again().isPresent()
              ? "accepted in part as " + accepted.raw() + ", the rest was rejected again"
              : "accepted as " + accepted.raw();
      return new ActionResult(
          place, Outcome.ACCEPTED, text, accepted.raw(), accepted.again().orElse(null));
    }
    if (answer instanceof IngestClient.Answer.RejectedAgain rejected) {
      String text = "rejected again: " + rejected.detail();
      return new ActionResult(
          place, Outcome.REJECTED_AGAIN, text, null, rejected.again().orElse(null));
    }
    return answer instanceof IngestClient.Answer.Refused refused
        ? ActionResult.notPossible(place, refused.detail())
        : ActionResult.unanswered(place, ((IngestClient.Answer.Unanswered) answer).detail());
  }

  /** Its own record if it is still there, else the message that was kept with the rejection. */
  private ActionResult throughRaw(RejectedDetail copy, RawCoordinate raw) {
    RecordCoordinate place = copy.entry().place();
    Optional<ProducerRecord<byte[], byte[]>> again =
        records
            .fetch(raw.record())
            .map(record -> again(record.timestamp(), record.key(), record.value(), place))
            .or(() -> kept(copy));
    if (again.isEmpty()) {
      return ActionResult.notPossible(
          place,
          "its message " + raw + " is no longer on the topic; ask the feed to send it again");
    }
    try {
      RecordMetadata sent = writer.write(again.get());
      RecordCoordinate at = new RecordCoordinate(sent.topic(), sent.partition(), sent.offset());
      return new ActionResult(place, Outcome.SENT, "sent again as " + at, at, null);
    } catch (UnavailableException e) {
      return ActionResult.unanswered(place, Failures.reason(e));
    }
  }

  private Optional<ProducerRecord<byte[], byte[]>> kept(RejectedDetail copy) {
    ConsumerRecord<byte[], byte[]> as =
        new ConsumerRecord<>(WireTopic.RAW.topicName(), 0, 0, new byte[0], copy.bytes());
    return decoder
        .decode(WireTopic.RAW, WireStory.class, as)
        .map(
            story ->
                again(
                    story.getReceivedAt().toEpochMilli(),
                    story.getStoryId().getBytes(UTF_8),
                    copy.bytes(),
                    copy.entry().place()));
  }

  private static ProducerRecord<byte[], byte[]> again(
      long timestamp, byte[] key, byte[] value, RecordCoordinate place) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(WireTopic.RAW.topicName(), null, timestamp, key, value);
    record.headers().add(WireHeaders.REPLAY, place.toString().getBytes(UTF_8));
    return record;
  }
}
