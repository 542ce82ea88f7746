package io.wiredesk.enrich;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts committed records, a block after the other, from the first that comes out. */
final class CountedOutput implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BLOCKS = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final com.sun.management.OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  private final KafkaConsumer<byte[], byte[]> consumer;

  CountedOutput(String bootstrap, List<String> topics) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrap,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
  }

  /**
   * A number of stories a second and what one cost.
   *
   * @param process processor time of the whole process, µs a story
   */
  record Rate(double perSecond, double process) {}

  static void head() {
    System.out.printf(
        Locale.ROOT,
        "%-16s %10s %10s %22s %22s%n",
        "",
        "stories",
        "stories/s",
        "its threads, µs/story",
        "process, µs/story");
  }

  /** When and at which cost a number of records was out; nanoseconds. */
  private record Mark(long seen, long at, long threads, long process) {}

  /** Of the second half of the blocks, which are warm. */
  Rate rate(String what, String application, int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Mark> marks = new ArrayList<>();
    long seen = 0;
    while (seen < count) {
      seen += consumer.poll(Duration.ofMillis(20)).count();
      if (seen > 0 && seen >= (long) count * marks.size() / BLOCKS) {
        marks.add(
            new Mark(seen, System.nanoTime(), cost(application), PROCESS.getProcessCpuTime()));
        if (marks.size() > 1) {
          tell(what, marks.get(marks.size() - 2), marks.get(marks.size() - 1));
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(seen + " of " + count + " records came out");
      }
    }
    return tell(what + ", warm", marks.get(BLOCKS / 2), marks.get(marks.size() - 1));
  }

  private static Rate tell(String what, Mark from, Mark to) {
    long stories = to.seen - from.seen;
    double rate = stories * 1e9 / (to.at - from.at);
    System.out.printf(
        Locale.ROOT,
        "%-16s %10d %10.0f %22.1f %22.1f%n",
        what,
        to.seen,
        rate,
        (to.threads - from.threads) / 1e3 / stories,
        (to.process - from.process) / 1e3 / stories);
    return new Rate(rate, (to.process - from.process) / 1e3 / stories);
  }

  /** Processor time of the application's stream threads. */
  private static long cost(String application) {
    long cost = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null
          && thread.getThreadName().startsWith(application)
          && thread.getThreadName().contains("StreamThread")
          && !thread.getThreadName().contains("producer")) {
        cost += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return cost;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
