package io.wiredesk.monitor.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tail on a real broker, one answer of which does not come. */
class TopicTailIT {
  private static final RegistrySettings REGISTRY =
      new RegistrySettings(Map.of("schema.registry.url", "mock://tail"));
  private static final int STORIES = 100;
  static TestBroker broker;

  @BeforeAll
  static void start(@TempDir Path kafka) throws Exception {
    broker = TestBroker.start(kafka);
    try (var admin = broker.admin();
        var registry = REGISTRY.client()) {
      Map<String, Integer> partitions = new HashMap<>();
      Arrays.stream(WireTopic.values()).forEach(topic -> partitions.put(topic.topicName(), 1));
      Contract.install(admin, registry, new TopicOverrides(1, partitions, Map.of()));
    }
    Story story = TestWire.story(TestWire.message("demo", "s", Instant.now()).build(), 0, 0);
    write(WireTopic.STORIES, Collections.nCopies(STORIES, story));
    write(WireTopic.DUPLICATES, Collections.nCopies(STORIES, story));
    List<Notice> notices = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      notices.add(
          TestWire.notice(NoticeKind.FEED_SILENT, Instant.now()).setFeed("feed-" + i).build());
    }
    write(WireTopic.NOTICES, notices);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  /** Else it would begin at the start of the log and take all of it for news. */
  @Test
  void whereTheEndsAreNotToldTheTailAsksAgainAndBeginsAtTheRightPlace() {
    assertThat(afterOneFailure(new Deaf(Question.ENDS), WireTopic.STORIES)).hasSize(20);
    assertThat(afterOneFailure(new Deaf(Question.ENDS), WireTopic.DUPLICATES)).hasSize(STORIES);
  }

  @Test
  void whereTheTimesAreNotToldTheTailAsksAgainAndBeginsAtTheRightPlace() {
    assertThat(afterOneFailure(new Deaf(Question.TIMES), WireTopic.STORIES)).hasSize(20);
    assertThat(afterOneFailure(new Deaf(Question.TIMES), WireTopic.DUPLICATES)).hasSize(STORIES);
  }

  private static List<SeenRecord> afterOneFailure(Deaf consumer, WireTopic topic) {
    List<SeenRecord> seen = new ArrayList<>();
    WireListener listener =
        new WireListener() {
          @Override
          public void story(Story story, SeenRecord record) {
            seen.add(record);
          }

          @Override
          public void copy(Story story, SeenRecord record) {
            seen.add(record);
          }
        };
    try (TopicTail tail = tail(consumer, topic, listener)) {
      assertThatThrownBy(() -> tail.poll(Duration.ofMillis(100)))
          .isInstanceOf(TimeoutException.class);
      assertThat(tail.isComplete()).isFalse();
      tail.catchUp(Duration.ofSeconds(30));
      assertThat(tail.isComplete()).isTrue();
    }
    assertThat(seen).noneMatch(SeenRecord::live);
    return seen;
  }

  @Test
  void aListenerThatFailsOnARecordKeepsItFromNobodyElse() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    WireListener failing =
        new WireListener() {
          @Override
          public void notice(Notice notice, SeenRecord seen) {
            if ("feed-1".equals(notice.getFeed())) {
              throw new StackOverflowError("on purpose");
            }
            first.add(String.valueOf(notice.getFeed()));
          }
        };
    WireListener other =
        new WireListener() {
          @Override
          public void notice(Notice notice, SeenRecord seen) {
            second.add(String.valueOf(notice.getFeed()));
          }
        };
    try (TopicTail tail = tail(new Deaf(Question.NONE), WireTopic.NOTICES, failing, other)) {
      tail.catchUp(Duration.ofSeconds(30));
    }
    assertThat(first).containsExactly("feed-0", "feed-2");
    assertThat(second).containsExactly("feed-0", "feed-1", "feed-2");
  }

  private static TopicTail tail(Deaf consumer, WireTopic topic, WireListener... listeners) {
    return new TopicTail(
        consumer,
        REGISTRY.properties(),
        Duration.ofDays(1),
        InstantSource.system(),
        Set.of(topic),
        List.of(listeners));
  }

  private static void write(WireTopic topic, List<? extends SpecificRecord> values) {
    try (var serializer = REGISTRY.serdes().<SpecificRecord>serializer(topic);
        var producer =
            new KafkaProducer<>(
                broker.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (SpecificRecord value : values) {
        byte[] bytes = serializer.serialize(topic.topicName(), value);
        var unused = producer.send(new ProducerRecord<>(topic.topicName(), new byte[] {1}, bytes));
      }
    } // closing waits for all of it
  }

  private enum Question {
    NONE,
    ENDS,
    TIMES
  }

  /** A consumer of the broker that gets no answer to one kind of question, once. */
  private static final class Deaf extends KafkaConsumer<byte[], byte[]> {
    private Question unanswered;

    Deaf(Question unanswered) {
      super(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      this.unanswered = unanswered;
    }

    private static Map<String, Object> settings() {
      Map<String, Object> settings = broker.clients();
      settings.put("auto.offset.reset", "earliest");
      settings.put("enable.auto.commit", false);
      return settings;
    }

    @Override
    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
      ask(Question.ENDS);
      return super.endOffsets(partitions);
    }

    @Override
    public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times) {
      ask(Question.TIMES);
      return super.offsetsForTimes(times);
    }

    private void ask(Question question) {
      if (unanswered == question) {
        unanswered = Question.NONE;
        throw new TimeoutException("on purpose");
      }
    }
  }
}
