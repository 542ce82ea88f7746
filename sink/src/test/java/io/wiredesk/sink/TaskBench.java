package io.wiredesk.sink;

import io.wiredesk.schemas.Story;
import io.wiredesk.sink.postgres.SinkHarness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * A topic log, and tasks that read it as a Connect worker has them read: from what Kafka was told,
 * or from where the task seeks; a batch that is put off is delivered again. Knows no store.
 */
public final class TaskBench {
  public static final TopicPartition STORIES = new TopicPartition("wire.stories", 0);
  public static final TopicPartition COPIES = new TopicPartition("wire.duplicates", 0);

  private final Supplier<SinkTask> tasks;
  private final Map<String, String> settings;
  private final Map<TopicPartition, List<SinkRecord>> log = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> told = new HashMap<>();

  /** Of the last task. */
  private FakeContext context = new FakeContext();

  public TaskBench(Supplier<SinkTask> tasks, Map<String, String> settings) {
    this.tasks = tasks;
    this.settings = settings;
    log.put(STORIES, new ArrayList<>());
    log.put(COPIES, new ArrayList<>());
  }

  public TaskBench stories(Story... stories) {
    return append(STORIES, stories);
  }

  public TaskBench copies(Story... copies) {
    return append(COPIES, copies);
  }

  /** Each on the topic that it belongs on. */
  public TaskBench all(List<Story> stories) {
    stories.forEach(story -> append(story.getCopy() == null ? STORIES : COPIES, story));
    return this;
  }

  /** A record whose value is {@code value}, whatever that is. */
  public TaskBench raw(TopicPartition partition, byte[] value) {
    List<SinkRecord> records = records(partition);
    records.add(
        new SinkRecord(
            partition.topic(),
            partition.partition(),
            null,
            "key",
            null,
            value,
            records.size(),
            1L,
            TimestampType.CREATE_TIME));
    return this;
  }

  private TaskBench append(TopicPartition partition, Story... stories) {
    for (Story story : stories) {
      raw(partition, SinkHarness.bytes(story));
    }
    return this;
  }

  private List<SinkRecord> records(TopicPartition partition) {
    return log.getOrDefault(partition, List.of());
  }

  /** Kafka has forgotten what it was told. */
  public TaskBench readAgain() {
    told.clear();
    return this;
  }

  /** A task stores all there is, {@code max} records at a time, and Kafka is told. */
  public TaskBench drain(int max) {
    try (Run run = new Run()) {
      run.drain(max);
      run.tellKafka();
    }
    return this;
  }

  public TaskBench drain() {
    return drain(500);
  }

  /** A task stores all there is, and dies before Kafka is told. */
  public TaskBench drainAndDie() {
    try (Run run = new Run()) {
      run.drain(500);
    }
    return this;
  }

  /** What the last task did. */
  public FakeContext context() {
    return context;
  }

  public Run run() {
    return new Run();
  }

  /** A task and the part of a worker that feeds it. */
  public final class Run implements AutoCloseable {
    private final SinkTask task = tasks.get();
    private final FakeContext given = new FakeContext();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private List<SinkRecord> putOff = List.of();

    Run() {
      context = given;
      task.initialize(given);
      task.start(settings);
      given.assignment.addAll(log.keySet());
      log.keySet().forEach(p -> positions.put(p, told.getOrDefault(p, 0L)));
      task.open(log.keySet());
    }

    /** False when there was nothing to deliver. */
    public boolean poll(int max) {
      positions.putAll(given.sought);
      given.sought.clear();
      List<SinkRecord> batch = putOff.isEmpty() ? fetch(max) : putOff;
      putOff = batch;
      task.put(batch);
      putOff = List.of();
      return !batch.isEmpty();
    }

    public void drain(int max) {
      for (int tries = 0; tries < 500; tries++) {
        try {
          boolean delivered = poll(max);
          if (!delivered && given.sought.isEmpty()) {
            return;
          }
        } catch (RetriableException e) {
          // delivered again, as a worker would
        }
      }
      throw new AssertionError("not drained after 500 polls");
    }

    void tellKafka() {
      Map<TopicPartition, OffsetAndMetadata> delivered = new HashMap<>();
      positions.forEach((p, next) -> delivered.put(p, new OffsetAndMetadata(next)));
      task.preCommit(delivered).forEach((p, offset) -> told.put(p, offset.offset()));
    }

    private List<SinkRecord> fetch(int max) {
      List<SinkRecord> batch = new ArrayList<>();
      log.forEach(
          (partition, records) -> {
            for (SinkRecord record : records) {
              if (batch.size() < max
                  && record.kafkaOffset() >= positions.getOrDefault(partition, 0L)) {
                batch.add(record);
                positions.put(partition, record.kafkaOffset() + 1);
              }
            }
          });
      return batch;
    }

    @Override
    public void close() {
      task.stop();
    }
  }
}
