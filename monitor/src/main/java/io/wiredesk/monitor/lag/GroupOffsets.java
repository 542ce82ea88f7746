package io.wiredesk.monitor.lag;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What one group has committed.
 *
 * @param members whether anybody is in the group; always true of storage
 */
record GroupOffsets(
    String group,
    GroupKind kind,
    String state,
    boolean members,
    Map<TopicPartition, Long> committed) {
  GroupOffsets {
    committed = Map.copyOf(committed);
  }
}
