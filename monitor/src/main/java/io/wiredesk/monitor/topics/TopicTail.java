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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the pipeline's topics, in no group, and hands what it reads to listeners. Notices and
 * rejected copy are read from their beginning, since they are also the monitor's memory; what feeds
 * sent from some time back; stories from a little before their end. One thread reads; whether it is
 * complete may be asked from any.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(10);

  /** A longer pause between two polls, and records may have waited for us. */
  private static final Duration PROMPT = Duration.ofSeconds(1);

  private static final int PROMPT_RECORDS = 2_000;

  /** What waits is read in few polls. */
  private static final Map<String, ?> MANY = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);

  /** Records of each partition before its end that still are news to one who has just come. */
  private static final int RECENT = 20;

  /** Every topic that can be followed. */
  public static final Set<WireTopic> ALL = FollowedPartitions.FROM.keySet();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final FollowedPartitions partitions;
  private final WireDecoder decoder;
  private final InstantSource clock;
  private final List<WireListener> listeners;
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
    this(Consumers.open(kafka, "earliest", MANY), registry, back, clock, followed, listeners);
  }

  TopicTail(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<String, ?> registry,
      Duration back,
      InstantSource clock,
      Set<WireTopic> followed,
      List<WireListener> listeners) {
    this.consumer = consumer;
    this.partitions =
        new FollowedPartitions(consumer, followed, clock.instant().minus(back), RECENT);
    this.decoder = new WireDecoder(registry);
    this.clock = clock;
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
      partitions.add(complete);
      lookAgain = now.plus(LOOK_FOR_PARTITIONS);
    }
    if (!consumer.assignment().isEmpty()) {
      boolean waiting = polled.plus(PROMPT).isAfter(now);
      ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
      handOn(records, waiting);
      polled = clock.instant();
    }
    complete = complete || partitions.areCaughtUp();
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

  /** A registry that is away costs nothing, nor does an error: reading goes on where it was. */
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
          long ahead = record.offset() - partitions.liveFrom(partition);
          boolean live = ahead >= 0;
          handOn(new SeenRecord(record, clock.instant(), live, ahead >= -RECENT, prompt && live));
          undone.put(partition, record.offset() + 1);
        }
      }
    } catch (RuntimeException | Error e) {
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
        tellAll(seen, l -> l.deadLetter(story.orElse(null), seen));
      }
      default -> throw new IllegalStateException("not followed: " + topic);
    }
  }

  private <T extends SpecificRecord> void tell(
      WireTopic topic, Class<T> type, SeenRecord seen, BiConsumer<WireListener, T> event) {
    decoder
        .decode(topic, type, seen.record())
        .ifPresentOrElse(
            value -> tellAll(seen, l -> event.accept(l, value)),
            () -> tellAll(seen, l -> l.unreadable(seen)));
  }

  /** One that fails on a record, be it by too deep a stack, keeps it from none of the others. */
  private void tellAll(SeenRecord seen, Consumer<WireListener> event) {
    for (WireListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException | StackOverflowError e) {
        String name = listener.getClass().getSimpleName();
        LOG.warn("tail.failed at={} listener={} reason={}", seen.place(), name, Failures.reason(e));
      }
    }
  }
}
