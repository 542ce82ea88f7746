package io.wiredesk.enrich.fault;

import io.wiredesk.enrich.flow.CarriesMessage;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.flow.ScheduledFault;
import io.wiredesk.enrich.flow.StageName;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is to stand on wire.rejected for a record that cannot be taken. Streams sends it in
 * the transaction that skips the record.
 */
public final class Rejections {
  /** Key under which the exception handlers find this in the Streams configuration. */
  public static final String CONFIG = "wiredesk.enrich.rejections";

  private static final Set<String> STAGES =
      Arrays.stream(StageName.values()).map(StageName::toString).collect(Collectors.toSet());
  private static final int REASON_LENGTH = 300;

  private final Serializer<Rejected> rejected;
  private final Serializer<WireStory> raw;
  private final Serializer<Story> stories;
  private final EnrichMeters meters;
  private final InstantSource clock;

  public Rejections(WireSerdes serdes, EnrichMeters meters, InstantSource clock) {
    this.rejected = serdes.serializer(WireTopic.REJECTED);
    this.raw = serdes.serializer(WireTopic.RAW);
    this.stories = serdes.serializer(WireTopic.STORIES);
    this.meters = meters;
    this.clock = clock;
  }

  /** A record of which nothing could be read. */
  ProducerRecord<byte[], byte[]> undecodable(
      ErrorHandlerContext at, byte @Nullable [] value, Exception fault) {
    return send(
        at,
        rejected("decode", "undecodable", reason("decode", fault), value)
            .setFeed("unknown")
            .setSourceTopic(at.topic())
            .setSourcePartition(at.partition())
            .setSourceOffset(at.offset())
            .build());
  }

  /** A record that a stage could not process. */
  ProducerRecord<byte[], byte[]> unprocessable(
      ErrorHandlerContext at, @Nullable Object value, Exception fault) {
    String node = at.processorNodeId(); // what stands between the stages only casts
    String stage = STAGES.contains(node) ? node : StageName.REVISE.toString();
    String code = fault instanceof RefusedException refused ? refused.code() : "failed";
    @Nullable WireStory message = message(value);
    @Nullable RawRef from = message == null ? null : message.getRawRef();
    boolean own = from == null || isAt(from, at);
    byte @Nullable [] original = own ? at.sourceRawValue() : encoded(value);
    return send(
        at,
        rejected(stage, code, reason(stage, fault), original)
            .setFeed(message == null ? "unknown" : message.getFeed())
            .setStoryId(message == null ? null : message.getStoryId())
            .setSourceTopic(from == null ? at.topic() : WireTopic.RAW.topicName())
            .setSourcePartition(from == null ? at.partition() : from.getPartition())
            .setSourceOffset(from == null ? at.offset() : from.getOffset())
            .build());
  }

  private static boolean isAt(RawRef raw, ErrorHandlerContext at) {
    return WireTopic.RAW.topicName().equals(at.topic())
        && raw.getPartition() == at.partition()
        && raw.getOffset() == at.offset();
  }

  private Rejected.Builder rejected(
      String stage, String code, String reason, byte @Nullable [] original) {
    meters.rejected(stage);
    byte[] bytes = Objects.requireNonNullElse(original, new byte[0]);
    boolean whole = bytes.length <= WireSizes.REJECTED;
    return Rejected.newBuilder()
        .setStage(stage)
        .setCode(code)
        .setReason(whole ? reason : reason + cut(bytes.length))
        .setOriginal(ByteBuffer.wrap(bytes, 0, Math.min(WireSizes.REJECTED, bytes.length)))
        .setOriginalSha256(Sha256.hex(bytes))
        .setAt(clock.instant());
  }

  private static String cut(int length) {
    return String.format(
        Locale.ROOT,
        " (%d bytes, the first %d are here; whole, and its hash, at its source)",
        length,
        WireSizes.REJECTED);
  }

  private ProducerRecord<byte[], byte[]> send(ErrorHandlerContext at, Rejected value) {
    String topic = WireTopic.REJECTED.topicName();
    byte[] key = value.getFeed().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        topic, null, Math.max(0, at.timestamp()), key, rejected.serialize(topic, value));
  }

  private static @Nullable WireStory message(@Nullable Object value) {
    if (value instanceof WireStory story) {
      return story;
    }
    if (value instanceof CarriesMessage carrier) {
      return carrier.message();
    }
    return value instanceof Story story ? story.getWire() : null;
  }

  private static @Nullable Story story(@Nullable Object value) {
    if (value instanceof Outcome.Published published) {
      return published.story();
    }
    return value instanceof Story story ? story : null;
  }

  private byte @Nullable [] encoded(@Nullable Object value) {
    @Nullable Story story = story(value);
    if (story != null) {
      return stories.serialize(WireTopic.STORIES.topicName(), story);
    }
    return value instanceof ScheduledFault fault
        ? raw.serialize(WireTopic.RAW.topicName(), fault.message())
        : null;
  }

  /** The innermost message says most; never a story's text, which exceptions do not carry. */
  private static String reason(String stage, Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    String line = stage + ": " + message.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(REASON_LENGTH, line.length()));
  }
}
