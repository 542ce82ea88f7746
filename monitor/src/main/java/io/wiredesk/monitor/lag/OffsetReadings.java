package io.wiredesk.monitor.lag;

import io.wiredesk.schemas.WireTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** What all groups have committed, laid against the logs. */
final class OffsetReadings {
  private static final Set<String> STORED =
      Set.of(WireTopic.STORIES.topicName(), WireTopic.DUPLICATES.topicName());

  private OffsetReadings() {}

  static Set<TopicPartition> committed(List<GroupOffsets> offsets) {
    return offsets.stream()
        .flatMap(group -> group.committed().keySet().stream())
        .collect(Collectors.toSet());
  }

  static Set<String> topics(List<GroupOffsets> offsets) {
    Set<String> topics =
        committed(offsets).stream()
            .map(TopicPartition::topic)
            .collect(Collectors.toCollection(HashSet::new));
    Arrays.stream(WireTopic.values()).map(WireTopic::topicName).forEach(topics::add);
    return topics;
  }

  /**
   * Offsets past the READ_COMMITTED end: of a log made anew, or of a reader of uncommitted records.
   */
  static Set<TopicPartition> beyond(
      List<GroupOffsets> offsets, Map<TopicPartition, LogSpan> spans) {
    return offsets.stream()
        .flatMap(group -> group.committed().entrySet().stream())
        .filter(c -> spans.get(c.getKey()) instanceof LogSpan.Known log && c.getValue() > log.end())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  static List<OffsetReading> of(
      List<GroupOffsets> offsets,
      Map<TopicPartition, LogSpan> spans,
      Map<TopicPartition, Long> uncommitted) {
    List<OffsetReading> readings = new ArrayList<>();
    for (GroupOffsets group : offsets) {
      group
          .committed()
          .forEach(
              (partition, offset) ->
                  readings.add(
                      OffsetReading.of(
                          group,
                          partition,
                          offset,
                          spans.get(partition),
                          uncommitted.get(partition))));
      if (group.kind() == GroupKind.STORAGE) {
        spans.forEach(
            (partition, span) -> {
              if (STORED.contains(partition.topic()) && !group.committed().containsKey(partition)) {
                readings.add(OffsetReading.of(group, partition, null, span, null));
              }
            });
      }
    }
    return readings;
  }

  /** Topics whose logs could be read. */
  static Set<String> known(List<OffsetReading> readings) {
    return readings.stream()
        .filter(OffsetReading::known)
        .map(reading -> reading.partition().topic())
        .collect(Collectors.toSet());
  }
}
