package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.topics.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks where logs start and end. Topics are described first: asking for the offsets of a partition
 * that is gone or has no leader would wait for it to come back.
 */
final class LogSpanReader {
  private static final Set<Class<? extends KafkaException>> GONE =
      Set.of(UnknownTopicOrPartitionException.class, InvalidTopicException.class);

  private final Admin admin;
  private final int timeout;

  LogSpanReader(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = Math.toIntExact(timeout.toMillis());
  }

  /**
   * Every partition of those topics. A topic that is gone has none; of one that the broker does not
   * describe, the partitions that somebody has read are unreadable.
   */
  Map<TopicPartition, LogSpan> read(
      Collection<String> topics, Collection<TopicPartition> committed, List<String> problems) {
    Map<TopicPartition, LogSpan> spans = new HashMap<>();
    Map<TopicPartition, Uuid> led = new HashMap<>();
    Set<String> undescribed = new HashSet<>();
    List<TopicDescription> described = describe(topics, undescribed, problems);
    committed.stream()
        .filter(partition -> undescribed.contains(partition.topic()))
        .forEach(partition -> spans.put(partition, new LogSpan.Unreadable()));
    for (TopicDescription topic : described) {
      for (TopicPartitionInfo info : topic.partitions()) {
        TopicPartition partition = new TopicPartition(topic.name(), info.partition());
        if (info.leader() == null || info.leader().isEmpty()) {
          spans.put(partition, new LogSpan.NoLeader());
        } else {
          led.put(partition, topic.topicId());
        }
      }
    }
    Map<TopicPartition, Long> starts = offsets(led.keySet(), OffsetSpec.earliest(), problems);
    Map<TopicPartition, Long> ends = offsets(led.keySet(), OffsetSpec.latest(), problems);
    led.forEach(
        (partition, id) ->
            spans.put(partition, span(id, starts.get(partition), ends.get(partition))));
    return spans;
  }

  /** Ends that count records of transactions still open. */
  Map<TopicPartition, Long> uncommittedEnds(
      Collection<TopicPartition> partitions, List<String> problems) {
    return offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED, problems);
  }

  private static LogSpan span(Uuid id, @Nullable Long start, @Nullable Long end) {
    return start == null || end == null
        ? new LogSpan.Unreadable()
        : new LogSpan.Known(id, start, end);
  }

  private List<TopicDescription> describe(
      Collection<String> topics, Set<String> undescribed, List<String> problems) {
    if (topics.isEmpty()) {
      return List.of();
    }
    var asked =
        admin.describeTopics(
            TopicCollection.ofTopicNames(topics), new DescribeTopicsOptions().timeoutMs(timeout));
    List<TopicDescription> described = new ArrayList<>();
    asked
        .topicNameValues()
        .forEach(
            (name, answer) -> {
              List<String> failed = new ArrayList<>();
              Failures.ask(answer::get, "describing topic " + name, failed, GONE)
                  .ifPresent(described::add);
              if (!failed.isEmpty()) {
                undescribed.add(name);
                problems.addAll(failed);
              }
            });
    return described;
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec, List<String> problems) {
    return offsets(partitions, spec, IsolationLevel.READ_COMMITTED, problems);
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions,
      OffsetSpec spec,
      IsolationLevel isolation,
      List<String> problems) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    ListOffsetsResult asked =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec)),
            new ListOffsetsOptions(isolation).timeoutMs(timeout));
    Map<TopicPartition, Long> found = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Optional<ListOffsetsResult.ListOffsetsResultInfo> offset =
          Failures.ask(
              asked.partitionResult(partition)::get,
              "offsets of " + partition,
              problems,
              Set.of(UnknownTopicOrPartitionException.class));
      offset.ifPresent(o -> found.put(partition, o.offset()));
    }
    return found;
  }
}
