package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Follows the pipeline's topics, in no group, and hands what it reads to listeners. Notices and
 * rejected copy are read from their beginning, since they are also the monitor's memory; what feeds
 * sent from some time back; stories from a little before their end. One thread reads; whether it is
 * complete may be asked from any.
 */
public final class TopicTail implements AutoCloseable {
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(10);

  /** A longer pause between two polls, and records may have waited for us. */
  private static final Duration PROMPT = Duration.ofSeconds(1);

  private static final int PROMPT_RECORDS = 2_000;

  /** Records of each partition before its end that still are news to one who has just come. */
  private static final int RECENT = 20;

  private enum From {
    BEGINNING,
    SOME_TIME_BACK,
    ALMOST_END
  }

  private static final Map<WireTopic, From> FROM =
      Map.of(
          WireTopic.RAW, From.SOME_TIME_BACK,
          WireTopic.DUPLICATES, From.SOME_TIME_BACK,
          WireTopic.STORIES, From.ALMOST_END,
          WireTopic.NOTICES, From.BEGINNING,
          WireTopic.REJECTED, From.BEGINNING,
          WireTopic.REJECTED_SINK, From.BEGINNING);

  /** Every topic that can be followed. */
  public static final Set<WireTopic> ALL = FROM.keySet();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WireDecoder decoder;
  private final InstantSource clock;
  private final Instant since;
  private final Set<WireTopic> followed;
  private final List<WireListener> listeners;
  private final Map<TopicPartition, Long> liveFrom = new HashMap<>();
  private Instant lookAgain = Instant.MIN;
  private Instant polled = Instant.MIN;
  private volatile boolean complete;

  /**
   * Opens a consumer; nothing is read before {@link #poll}.
   *
   * @param back how far back feeds are counted
   * @param followed which topics are read; all of {@link #ALL} or some
   */
  public TopicTail(
      Map<String, ?> kafka,
      Map<String, ?> registry,
      Duration back,
      InstantSource clock,
      Set<WireTopic> followed,
      List<WireListener> listeners) {
    this.consumer = Consumers.open(kafka, "earliest", Map.of());
    this.decoder = new WireDecoder(registry);
    this.clock = clock;
    this.since = clock.instant().minus(back);
    this.followed = Set.copyOf(followed);
    this.listeners = List.copyOf(listeners);
  }

  /** A tail of the cluster that the file names. */
  public static TopicTail open(
      ConfigFile file,
      Duration back,
      InstantSource clock,
      Set<WireTopic> followed,
      List<WireListener> listeners) {
    return new TopicTail(
        file.section("kafka", KafkaSettings.class).properties(),
        file.section("registry", RegistrySettings.class).properties(),
        back,
        clock,
        followed,
        listeners);
  }

  /** Reads on for a moment. Called by one thread. */
  public void poll(Duration atMost) {
    Instant now = clock.instant();
    if (!now.isBefore(lookAgain)) {
      assignNew();
      lookAgain = now.plus(LOOK_FOR_PARTITIONS);
    }
    if (!consumer.assignment().isEmpty()) {
      boolean waiting = polled.plus(PROMPT).isAfter(now);
      ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
      handOn(records, waiting);
      polled = clock.instant();
    }
    complete = complete || caughtUp();
  }

  /** Reads until all that was there at the start has been read, or the time is over. */
  public void catchUp(Duration atMost) {
    Instant deadline = clock.instant().plus(atMost);
    do {
      poll(Duration.ofMillis(100));
    } while (!complete && clock.instant().isBefore(deadline));
  }

  /**
   * The same for a command, which has nobody to tell but its caller.
   *
   * @throws UnavailableException when broker or registry do not answer
   */
  public void catchUpOrFail(Duration atMost) {
    try {
      catchUp(atMost);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new UnavailableException("broker: " + Failures.reason(e), e);
    }
  }

  /** Whether all that was there when reading began has been handed on. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void close() {
    consumer.close();
    decoder.close();
  }

  private void assignNew() {
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    Map<TopicPartition, From> fresh = new HashMap<>();
    for (WireTopic topic : followed) {
      From from = FROM.getOrDefault(topic, From.ALMOST_END);
      for (var info : consumer.partitionsFor(topic.topicName())) {
        TopicPartition partition = new TopicPartition(info.topic(), info.partition());
        if (all.add(partition)) {
          // What appears later is new in whole.
          fresh.put(partition, complete ? From.BEGINNING : from);
        }
      }
    }
    if (!fresh.isEmpty()) {
      consumer.assign(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(fresh.keySet());
      liveFrom.putAll(ends);
      seek(fresh, ends);
    }
  }

  private void seek(Map<TopicPartition, From> fresh, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> dated = new HashMap<>();
    fresh.forEach(
        (partition, from) -> {
          if (from == From.SOME_TIME_BACK) {
            dated.put(partition, since.toEpochMilli());
          }
        });
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(dated);
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp start = found.get(partition);
          switch (Objects.requireNonNull(fresh.get(partition))) {
            case BEGINNING -> consumer.seekToBeginning(Set.of(partition));
            case SOME_TIME_BACK -> consumer.seek(partition, start == null ? end : start.offset());
            // Before the log's start the consumer goes to it.
            case ALMOST_END -> consumer.seek(partition, Math.max(0, end - RECENT));
          }
        });
  }

  private boolean caughtUp() {
    return !liveFrom.isEmpty()
        && liveFrom.entrySet().stream()
            .allMatch(live -> consumer.position(live.getKey()) >= live.getValue());
  }

  /** A registry that is away costs nothing: reading goes on where it was. */
  private void handOn(ConsumerRecords<byte[], byte[]> records, boolean waiting) {
    Map<TopicPartition, Long> undone = new HashMap<>();
    records.partitions().forEach(p -> undone.put(p, records.records(p).get(0).offset()));
    try {
      for (TopicPartition partition : records.partitions()) {
        boolean prompt =
            waiting
                && complete
                && consumer.currentLag(partition).orElse(Long.MAX_VALUE) < PROMPT_RECORDS;
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
          long ahead = record.offset() - liveFrom.getOrDefault(partition, 0L);
          boolean live = ahead >= 0;
          handOn(new SeenRecord(record, clock.instant(), live, ahead >= -RECENT, prompt && live));
          undone.put(partition, record.offset() + 1);
        }
      }
    } catch (UnavailableException e) {
      undone.forEach(consumer::seek);
      throw e;
    }
  }

  private void handOn(SeenRecord seen) {
    WireTopic topic = WireTopic.named(seen.record().topic()).orElseThrow();
    switch (topic) {
      case RAW -> tell(topic, WireStory.class, seen, (l, value) -> l.message(value, seen));
      case STORIES -> tell(topic, Story.class, seen, (l, value) -> l.story(value, seen));
      case DUPLICATES -> tell(topic, Story.class, seen, (l, value) -> l.copy(value, seen));
      case NOTICES -> tell(topic, Notice.class, seen, (l, value) -> l.notice(value, seen));
      case REJECTED -> tell(topic, Rejected.class, seen, (l, value) -> l.rejected(value, seen));
      case REJECTED_SINK -> {
        Optional<Story> story = decoder.decode(WireTopic.STORIES, Story.class, seen.record());
        tellAll(l -> l.deadLetter(story.orElse(null), seen));
      }
      default -> throw new IllegalStateException("not followed: " + topic);
    }
  }

  private <T extends SpecificRecord> void tell(
      WireTopic topic, Class<T> type, SeenRecord seen, BiConsumer<WireListener, T> event) {
    decoder
        .decode(topic, type, seen.record())
        .ifPresentOrElse(
            value -> tellAll(l -> event.accept(l, value)), () -> tellAll(l -> l.unreadable(seen)));
  }

  private void tellAll(Consumer<WireListener> event) {
    listeners.forEach(event);
  }
}
