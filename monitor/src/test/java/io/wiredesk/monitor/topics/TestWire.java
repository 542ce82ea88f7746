package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as the other roles write them. */
public final class TestWire {
  private TestWire() {}

  public static WireStory.Builder message(String feed, String storyId, Instant receivedAt) {
    return WireStory.newBuilder()
        .setStoryId(storyId)
        .setGuid(storyId)
        .setPubStatus(PubStatus.usable)
        .setChange(Change.new$)
        .setTimeSource(TimeSource.received)
        .setType("text")
        .setBody("A body.")
        .setFeed(feed)
        .setTransport("http")
        .setFormat("text")
        .setReceivedAt(receivedAt)
        .setCharset("UTF-8")
        .setOriginalSha256("0");
  }

  public static Story story(WireStory message, int partition, long offset) {
    return Story.newBuilder()
        .setWire(WireStory.newBuilder(message).setRawRef(new RawRef(partition, offset)).build())
        .setRevision(
            Revision.newBuilder()
                .setKey("1")
                .setOrder("1")
                .setNumber(1)
                .setChange(Change.new$)
                .setCurrent(true)
                .build())
        .build();
  }

  public static Rejected.Builder rejected(String feed, String stage, String code, Instant at) {
    return Rejected.newBuilder()
        .setFeed(feed)
        .setStage(stage)
        .setCode(code)
        .setReason(stage + ": told by a test")
        .setOriginal(ByteBuffer.wrap("some <b>copy</b>".getBytes(StandardCharsets.UTF_8)))
        .setOriginalSha256("0")
        .setTransport("http")
        .setContentType("text/plain")
        .setAt(at);
  }

  public static Notice.Builder notice(NoticeKind kind, Instant at) {
    return Notice.newBuilder().setKind(kind).setText("told by a test").setAt(at);
  }

  /** A record of that topic, seen as soon as it came. */
  public static SeenRecord seen(String topic, int partition, long offset, Instant at) {
    return new SeenRecord(
        new ConsumerRecord<>(
            topic,
            partition,
            offset,
            at.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            new RecordHeaders(),
            Optional.empty()),
        at,
        true,
        true,
        true);
  }
}
