package io.wiredesk.ingest;

import com.linecorp.armeria.common.util.Exceptions;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Stories onto {@code wire.raw}, keyed by story; what is none onto {@code wire.rejected}, keyed by
 * feed. A message is done when the broker has acknowledged every record of it: one failure fails
 * the message, and the sender sends all of it again. Records carry the time of receipt.
 * Thread-safe.
 */
final class RawPublisher implements Intake {
  private final Producer<String, SpecificRecord> producer;
  private final IngestMetrics metrics;

  RawPublisher(Producer<String, SpecificRecord> producer, IngestMetrics metrics) {
    this.producer = producer;
    this.metrics = metrics;
  }

  @Override
  public CompletableFuture<Receipt> publish(List<Outcome> items, ParseContext context) {
    metrics.message(context.feed(), context.transport());
    List<CompletableFuture<Sent>> sent = new ArrayList<>();
    for (Outcome outcome : items) {
      sent.add(send(outcome, context));
    }
    return CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]))
        .handle(
            (none, failure) -> {
              if (failure != null) {
                throw notPublished(failure);
              }
              return receipt(sent.stream().map(CompletableFuture::join).toList());
            });
  }

  /** An item and the record it is now. */
  private record Sent(Outcome outcome, RecordMetadata at) {}

  private CompletableFuture<Sent> send(Outcome outcome, ParseContext context) {
    metrics.item(context, outcome);
    CompletableFuture<Sent> sent =
        outcome instanceof Parsed parsed
            ? sendStory(parsed, context)
            : sendRejected((NotAStory) outcome, context);
    return sent.whenComplete((done, failure) -> count(context, outcome, done, failure));
  }

  private void count(ParseContext context, Outcome outcome, Sent done, Throwable failure) {
    if (failure != null) {
      metrics.unpublished(context, outcome);
    } else if (done.outcome instanceof NotAStory rejected) {
      metrics.rejected(context, rejected);
    } else {
      metrics.accepted(context, outcome);
    }
  }

  /** A story too large for the topic can never be taken, so it is rejected and not tried again. */
  private CompletableFuture<Sent> sendStory(Parsed parsed, ParseContext context) {
    WireStory story = parsed.story();
    return send(WireTopic.RAW, story.getStoryId(), story, context)
        .thenApply(at -> new Sent(parsed, at))
        .exceptionallyCompose(
            failure ->
                Exceptions.peel(failure) instanceof RecordTooLargeException
                    ? sendRejected(tooLarge(story), context)
                    : CompletableFuture.failedFuture(failure));
  }

  private static NotAStory tooLarge(WireStory story) {
    return new NotAStory(
        RejectCode.TOO_LARGE,
        "The story is larger than wire.raw takes. Send it in parts, or raise max.message.bytes.",
        story.getOriginal().array(),
        story.getStoryId());
  }

  private CompletableFuture<Sent> sendRejected(NotAStory item, ParseContext context) {
    Rejected rejected =
        Rejected.newBuilder()
            .setFeed(context.feed())
            .setStage("parse")
            .setCode(item.code().code())
            .setReason(item.reason())
            .setOriginal(ByteBuffer.wrap(item.bytes()))
            .setOriginalSha256(Sha256.hex(item.bytes()))
            .setTransport(context.transport())
            .setContentType(context.contentType())
            .setFileName(context.fileName())
            .setStoryId(item.storyId())
            .setAt(context.receivedAt())
            .build();
    return send(WireTopic.REJECTED, context.feed(), rejected, context)
        .thenApply(at -> new Sent(item, at));
  }

  private CompletableFuture<RecordMetadata> send(
      WireTopic topic, String key, SpecificRecord value, ParseContext context) {
    CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
    long timestamp = context.receivedAt().toEpochMilli();
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic.topicName(), null, timestamp, key, value),
              (at, failure) -> {
                if (failure != null) {
                  sent.completeExceptionally(failure);
                } else {
                  sent.complete(at);
                }
              });
    } catch (KafkaException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  private static Receipt receipt(List<Sent> sent) {
    List<Receipt.Accepted> accepted = new ArrayList<>();
    List<Receipt.Refused> rejected = new ArrayList<>();
    for (Sent one : sent) {
      RecordMetadata at = one.at;
      if (one.outcome instanceof Parsed parsed) {
        WireStory story = parsed.story();
        accepted.add(
            new Receipt.Accepted(
                story.getStoryId(), story.getVersion(), at.topic(), at.partition(), at.offset()));
      } else if (one.outcome instanceof NotAStory item) {
        rejected.add(
            new Receipt.Refused(
                item.code().code(), item.reason(), at.topic(), at.partition(), at.offset()));
      }
    }
    return new Receipt(accepted, rejected);
  }

  private static NotPublished notPublished(Throwable failure) {
    Throwable cause = Exceptions.peel(failure);
    return cause instanceof SerializationException
        ? new NotPublished("The schema registry did not answer or lacks the schemas.", cause)
        : new NotPublished("The broker did not acknowledge in time.", cause);
  }
}
