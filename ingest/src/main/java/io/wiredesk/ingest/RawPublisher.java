package io.wiredesk.ingest;

import com.linecorp.armeria.common.util.Exceptions;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stories onto {@code wire.raw}, keyed by story; what is none onto {@code wire.rejected}, keyed by
 * feed. A message is done when the broker has acknowledged every record of it: one failure fails
 * the message, and the sender sends all of it again. Records carry the time of receipt.
 * Thread-safe.
 */
final class RawPublisher implements Intake {
  private static final Logger log = LoggerFactory.getLogger(RawPublisher.class);

  private final Producer<String, SpecificRecord> producer;
  private final IngestMetrics metrics;
  private final InstantSource clock;
  private final Spans spans;

  RawPublisher(
      Producer<String, SpecificRecord> producer,
      IngestMetrics metrics,
      InstantSource clock,
      Spans spans) {
    this.producer = producer;
    this.metrics = metrics;
    this.clock = clock;
    this.spans = spans;
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

  /**
   * A story that cannot be written, or is too large for a topic that was set up otherwise than the
   * catalogue says, can never be taken: it is rejected and not tried again.
   */
  private CompletableFuture<Sent> sendStory(Parsed parsed, ParseContext context) {
    WireStory story = parsed.story();
    return send(WireTopic.RAW, story.getStoryId(), story, context)
        .thenApply(at -> new Sent(parsed, at))
        .exceptionallyCompose(
            failure ->
                isTooLarge(failure) || isUnwritable(failure)
                    ? sendRejected(refused(story, failure), context)
                    : CompletableFuture.failedFuture(failure));
  }

  private static boolean isTooLarge(Throwable failure) {
    return Exceptions.peel(failure) instanceof RecordTooLargeException;
  }

  /** The record's own fault, and not the broker's or the registry's. */
  private static boolean isUnwritable(Throwable failure) {
    Throwable cause = Exceptions.peel(failure);
    if (cause instanceof KafkaException && !(cause instanceof SerializationException)) {
      return false;
    }
    for (; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof RestClientException) {
        return false;
      }
    }
    return true;
  }

  private static NotAStory refused(WireStory story, Throwable failure) {
    byte[] original = story.getOriginal() == null ? new byte[0] : story.getOriginal().array();
    if (isTooLarge(failure)) {
      return new NotAStory(
          RejectCode.TOO_LARGE,
          "The story is larger than wire.raw takes. Send it in parts; see topics create.",
          original,
          story.getStoryId());
    }
    log.error("story_unwritable feed={}", story.getFeed(), failure);
    return new NotAStory(
        RejectCode.INTERNAL_ERROR,
        "A fault of ours (it cannot be written); the log has it. Replay it later.",
        original,
        story.getStoryId());
  }

  private CompletableFuture<Sent> sendRejected(NotAStory item, ParseContext context) {
    return sendWhole(item, context)
        .exceptionallyCompose(
            failure ->
                isTooLarge(failure)
                    ? sendWhole(cut(item), context)
                    : CompletableFuture.failedFuture(failure))
        .thenApply(at -> new Sent(item, at));
  }

  /** The beginning, the hash and the length of it: nothing blocks its feed for its size. */
  private static NotAStory cut(NotAStory item) {
    byte[] all = item.bytes();
    byte[] head = Arrays.copyOf(all, Math.min(all.length, WireSizes.HEAD));
    String reason =
        String.format(
            Locale.ROOT,
            "%s %s (%d bytes, the first %d are here.)",
            item.code().code(),
            item.reason(),
            all.length,
            head.length);
    return new NotAStory(RejectCode.TOO_LARGE, reason, head, item.storyId(), sha256(item));
  }

  private static String sha256(NotAStory item) {
    return item.wholeSha256() == null ? Sha256.hex(item.bytes()) : item.wholeSha256();
  }

  private CompletableFuture<RecordMetadata> sendWhole(NotAStory item, ParseContext context) {
    Rejected rejected =
        Rejected.newBuilder()
            .setFeed(context.feed())
            .setStage("parse")
            .setCode(item.code().code())
            .setReason(item.reason())
            .setOriginal(ByteBuffer.wrap(item.bytes()))
            .setOriginalSha256(sha256(item))
            .setTransport(context.transport())
            .setContentType(context.contentType())
            .setFileName(context.fileName())
            .setStoryId(item.storyId())
            .setAt(context.receivedAt())
            .build();
    return send(WireTopic.REJECTED, context.feed(), rejected, context);
  }

  private CompletableFuture<RecordMetadata> send(
      WireTopic topic, String key, SpecificRecord value, ParseContext context) {
    CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
    long timestamp = context.receivedAt().toEpochMilli();
    try {
      ProducerRecord<String, SpecificRecord> record =
          new ProducerRecord<>(topic.topicName(), null, timestamp, key, value);
      Instant now = clock.instant();
      WireHeaders.stamp(record.headers(), WireHeaders.PUBLISHED, now);
      Spans.Span span = span(record, context, now);
      span.context().ifPresent(trace -> trace.putInto(record.headers()));
      var unused =
          producer.send(
              record,
              (at, failure) -> {
                span.end(failure == null ? null : failure.getClass().getSimpleName());
                if (failure != null) {
                  sent.completeExceptionally(failure);
                } else {
                  sent.complete(at);
                }
              });
    } catch (RuntimeException e) { // of one item, and those beside it go on
      sent.completeExceptionally(e);
    }
    return sent;
  }

  private Spans.Span span(ProducerRecord<String, ?> record, ParseContext context, Instant now) {
    Optional<TraceContext> trace = Optional.ofNullable(context.trace());
    return trace.isEmpty()
        ? Spans.OFF.begin("", trace, now, Map.of())
        : spans.begin(
            "publish " + record.topic(), trace, now, Map.of("wiredesk.key", record.key()));
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
