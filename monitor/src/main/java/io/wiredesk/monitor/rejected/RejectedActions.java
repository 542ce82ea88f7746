package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.RecordFetcher;
import io.wiredesk.monitor.topics.RegistryAwayException;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.monitor.topics.WireWriter;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.RejectedRef;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Deals with rejected copy: shows it, sends it through the pipeline again, discards it. What was
 * done is a notice, written after it was done: should the process die between the two, the copy
 * stays open, and a second replay is a resend, which changes nothing. Thread-safe.
 */
public final class RejectedActions {
  /** Dealt with in one go. */
  static final int AT_ONCE = 200;

  /** One of them with its bytes. */
  static final class Detail {
    private final RejectedView view;
    private final ConsumerRecord<byte[], byte[]> record;
    private final byte[] bytes;

    private Detail(RejectedView view, ConsumerRecord<byte[], byte[]> record, byte[] bytes) {
      this.view = view;
      this.record = record;
      this.bytes = bytes;
    }

    RejectedView view() {
      return view;
    }

    /** As it is on its topic, headers included. */
    ConsumerRecord<byte[], byte[]> record() {
      return record;
    }

    /** What was rejected. */
    byte[] bytes() {
      return bytes;
    }
  }

  /** What came of one. */
  record Result(
      RecordCoordinate place, Outcome outcome, String detail, @Nullable RecordCoordinate again) {}

  /** What can come of one. */
  enum Outcome {
    /** Ingest took it. */
    ACCEPTED,
    /** It is on {@code wire.raw}. */
    SENT,
    /** Ingest rejected it again. */
    REJECTED_AGAIN,
    /** Somebody said why it may go. */
    DISCARDED,
    /** There is no way back for it; it stays open. */
    NOT_POSSIBLE,
    /** It stays open; later it may go. */
    UNANSWERED;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final RejectedList book;
  private final RecordFetcher records;
  private final WireDecoder decoder;
  private final WireWriter writer;
  private final @Nullable IngestClient ingest;
  private final InstantSource clock;

  /**
   * @param ingest null where no operator's key is configured
   */
  public RejectedActions(
      RejectedList book,
      RecordFetcher records,
      WireDecoder decoder,
      WireWriter writer,
      @Nullable IngestClient ingest,
      InstantSource clock) {
    this.book = book;
    this.records = records;
    this.decoder = decoder;
    this.writer = writer;
    this.ingest = ingest;
    this.clock = clock;
  }

  /** Open copy that matches, oldest first. */
  List<RecordCoordinate> open(RejectedFilter filter) {
    return book.matching(filter.withStatus(RejectedStatus.OPEN)).stream()
        .map(RejectedView::entry)
        .sorted(Comparator.reverseOrder())
        .map(RejectedEntry::place)
        .toList();
  }

  /**
   * Empty when there is no such record.
   *
   * @throws UnavailableException when broker or registry do not answer
   */
  Optional<Detail> show(RecordCoordinate place) {
    return records.fetch(place).map(record -> detail(place, record));
  }

  /** Sends each through the pipeline again, in this order. */
  List<Result> replay(List<RecordCoordinate> places, String by) {
    List<Result> results = new ArrayList<>();
    for (RecordCoordinate place : places) {
      Result result = found(place, detail -> replay(detail, by));
      results.add(result);
      if (result.outcome() == Outcome.UNANSWERED) {
        break; // The others would wait for the same.
      }
    }
    return results;
  }

  /** Marks each as dealt with. */
  List<Result> discard(List<RecordCoordinate> places, String reason, String by) {
    List<Result> results = new ArrayList<>();
    for (RecordCoordinate place : places) {
      results.add(found(place, detail -> discard(detail.view().entry(), reason, by)));
    }
    return results;
  }

  private Result found(RecordCoordinate place, Function<Detail, Result> act) {
    try {
      return show(place)
          .map(act)
          .orElseGet(() -> result(place, Outcome.NOT_POSSIBLE, "there is no such record"));
    } catch (UnavailableException | RegistryAwayException e) {
      return result(place, Outcome.UNANSWERED, Failures.reason(e));
    }
  }

  private Detail detail(RecordCoordinate place, ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    if (place.topic().equals(WireTopic.REJECTED_SINK.topicName())) {
      RejectedEntry entry =
          RejectedEntry.ofDeadLetter(
              decoder.decode(WireTopic.STORIES, Story.class, record).orElse(null), record);
      return new Detail(book.view(entry), record, value);
    }
    return decoder
        .decode(WireTopic.REJECTED, Rejected.class, record)
        .map(
            rejected ->
                new Detail(
                    book.view(RejectedEntry.of(rejected, place)),
                    record,
                    bytes(rejected.getOriginal())))
        .orElseGet(() -> new Detail(book.view(RejectedEntry.unreadable(record)), record, value));
  }

  private Result replay(Detail detail, String by) {
    RejectedEntry entry = detail.view().entry();
    Optional<ReplayVia> via = entry.via();
    if (via.isEmpty()) {
      return result(
          entry.place(),
          Outcome.NOT_POSSIBLE,
          "it names no message that could be sent again; save its bytes, then discard it");
    }
    return via.get() == ReplayVia.RAW ? throughRaw(detail, by) : throughIngest(detail, by);
  }

  private Result throughIngest(Detail detail, String by) {
    RejectedEntry entry = detail.view().entry();
    if (ingest == null) {
      return result(
          entry.place(),
          Outcome.NOT_POSSIBLE,
          "set monitor.operatorKey, and its SHA-256 among ingest.operatorKeys");
    }
    IngestClient.Answer answer = ingest.send(entry.feed(), entry.contentType(), detail.bytes());
    if (answer instanceof IngestClient.Answer.Accepted accepted) {
      RecordCoordinate raw = accepted.raw();
      String text =
          accepted.again().isPresent()
              ? "accepted in part as " + raw + ", the rest was rejected again"
              : "accepted as " + raw;
      return remember(entry, Outcome.ACCEPTED, text, raw, accepted.again().orElse(null), by);
    }
    if (answer instanceof IngestClient.Answer.RejectedAgain rejected) {
      RecordCoordinate again = rejected.again().orElse(null);
      String text = "rejected again: " + rejected.detail();
      return remember(entry, Outcome.REJECTED_AGAIN, text, null, again, by);
    }
    return answer instanceof IngestClient.Answer.Refused refused
        ? result(entry.place(), Outcome.NOT_POSSIBLE, refused.detail())
        : result(
            entry.place(), Outcome.UNANSWERED, ((IngestClient.Answer.Unanswered) answer).detail());
  }

  /** Its own record if it is still there, else the message that was kept with the rejection. */
  private Result throughRaw(Detail detail, String by) {
    RejectedEntry entry = detail.view().entry();
    RawCoordinate raw = Objects.requireNonNull(entry.raw());
    Optional<ProducerRecord<byte[], byte[]>> again =
        records
            .fetch(new RecordCoordinate(WireTopic.RAW.topicName(), raw.partition(), raw.offset()))
            .map(record -> again(record.timestamp(), record.key(), record.value(), entry))
            .or(() -> kept(detail));
    if (again.isEmpty()) {
      return result(
          entry.place(),
          Outcome.NOT_POSSIBLE,
          "its message " + raw + " is no longer on the topic; ask the feed to send it again");
    }
    try {
      RecordMetadata sent = writer.write(again.get());
      RecordCoordinate place = new RecordCoordinate(sent.topic(), sent.partition(), sent.offset());
      return remember(entry, Outcome.SENT, "sent again as " + place, place, null, by);
    } catch (UnavailableException e) {
      return result(entry.place(), Outcome.UNANSWERED, Failures.reason(e));
    }
  }

  private Optional<ProducerRecord<byte[], byte[]>> kept(Detail detail) {
    RejectedEntry entry = detail.view().entry();
    ConsumerRecord<byte[], byte[]> as =
        new ConsumerRecord<>(WireTopic.RAW.topicName(), 0, 0, new byte[0], detail.bytes());
    return decoder
        .decode(WireTopic.RAW, WireStory.class, as)
        .map(
            story ->
                again(
                    story.getReceivedAt().toEpochMilli(),
                    story.getStoryId().getBytes(StandardCharsets.UTF_8),
                    detail.bytes(),
                    entry));
  }

  private static ProducerRecord<byte[], byte[]> again(
      long timestamp, byte[] key, byte[] value, RejectedEntry entry) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(WireTopic.RAW.topicName(), null, timestamp, key, value);
    record
        .headers()
        .add(WireHeaders.REPLAY, entry.place().toString().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private Result discard(RejectedEntry entry, String reason, String by) {
    return remember(entry, Outcome.DISCARDED, reason, null, null, by);
  }

  private Result remember(
      RejectedEntry entry,
      Outcome outcome,
      String text,
      @Nullable RecordCoordinate raw,
      @Nullable RecordCoordinate again,
      String by) {
    boolean discarded = outcome == Outcome.DISCARDED;
    Notice notice =
        Notice.newBuilder()
            .setKind(discarded ? NoticeKind.REJECTED_DISCARDED : NoticeKind.REJECTED_REPLAYED)
            .setFeed(entry.feed())
            .setStoryId(entry.storyId())
            .setText("%s by %s: %s".formatted(discarded ? "discarded" : "replayed", by, text))
            .setRawRef(raw == null ? null : new RawRef(raw.partition(), raw.offset()))
            .setRejected(ref(entry.place()))
            .setAgain(again == null ? null : ref(again))
            .setAt(clock.instant())
            .build();
    try {
      writer.write(entry.feed(), notice);
    } catch (UnavailableException e) {
      return new Result(
          entry.place(),
          Outcome.UNANSWERED,
          text + ", but this could not be noted, so it stays open: " + e.getMessage(),
          again);
    }
    book.decided(entry.place(), notice);
    return new Result(entry.place(), outcome, text, again);
  }

  private static Result result(RecordCoordinate place, Outcome outcome, String detail) {
    return new Result(place, outcome, detail, null);
  }

  private static RejectedRef ref(RecordCoordinate place) {
    return new RejectedRef(place.topic(), place.partition(), place.offset());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
