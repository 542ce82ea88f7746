package io.wiredesk.sink.postgres;

import org.apache.kafka.common.TopicPartition;

/** Another task has taken the partition; what this one was about to write must be rolled back. */
final class PartitionLostException extends Exception {
  private final TopicPartition partition;

  PartitionLostException(TopicPartition partition) {
    super("partition " + partition + " was claimed by another task");
    this.partition = partition;
  }

  TopicPartition partition() {
    return partition;
  }
}
