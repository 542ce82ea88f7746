package io.wiredesk.cli.cluster;

import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.schemas.WireTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Where the coordinator of Iceberg's connector begins to read what its tasks tell. Without an
 * offset it begins at the end, and what was told before it got there is never committed: after a
 * first worker that died at once, that is a minute of rows.
 */
final class ArchiveGroup {
  private static final String GROUP = "connect-wiredesk-iceberg-coord";

  private ArchiveGroup() {}

  /** Sets the offsets that are missing to the beginning; those that are there stay. */
  static void begin(Admin admin) throws InterruptedException {
    String topic = WireTopic.ARCHIVE.topicName();
    try {
      Map<TopicPartition, OffsetSpec> missing = new HashMap<>();
      TopicDescription archive =
          Objects.requireNonNull(
              admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
      for (TopicPartitionInfo partition : archive.partitions()) {
        missing.put(new TopicPartition(topic, partition.partition()), OffsetSpec.earliest());
      }
      admin
          .listConsumerGroupOffsets(GROUP)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  missing.remove(partition);
                }
              });
      if (missing.isEmpty()) {
        return;
      }
      Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
          admin.listOffsets(missing).all().get().entrySet()) {
        beginning.put(found.getKey(), new OffsetAndMetadata(found.getValue().offset()));
      }
      admin.alterConsumerGroupOffsets(GROUP, beginning).all().get();
    } catch (ExecutionException e) {
      throw new CommandException(
          "group %s cannot be given its beginning on %s: %s"
              .formatted(GROUP, topic, e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
  }
}
