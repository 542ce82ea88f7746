package io.wiredesk.monitor.lag;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What one group has committed.
 *
 * @param members whether anybody is in the group; always true of storage
 * @param left topics that it committed on and that none of its members reads
 */
record GroupOffsets(
    String group,
    GroupKind kind,
    String state,
    boolean members,
    Set<String> left,
    Map<TopicPartition, Long> committed) {
  GroupOffsets {
    left = Set.copyOf(left);
    committed = Map.copyOf(committed);
  }

  /** Partitions with records where it never committed, of topics that it has committed on. */
  int neverRead(Map<TopicPartition, LogSpan> spans) {
    Set<String> topics =
        committed.keySet().stream()
            .map(TopicPartition::topic)
            .filter(topic -> !left.contains(topic))
            .collect(Collectors.toSet());
    return (int)
        spans.entrySet().stream()
            .filter(at -> topics.contains(at.getKey().topic()))
            .filter(at -> !committed.containsKey(at.getKey()))
            .filter(at -> at.getValue() instanceof LogSpan.Known log && log.start() < log.end())
            .count();
  }
}
