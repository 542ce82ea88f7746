package io.wiredesk.sink.postgres;

import io.wiredesk.sink.connect.RecordPlace;
import io.wiredesk.sink.postgres.SinkOffsets.Claim;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The partitions that Connect has given to this task, and those of them that it has claimed in the
 * database. Only a claimed partition is written or has offsets to report. Not thread-safe.
 */
final class ClaimedPartitions {
  /** In which all tasks take partitions, so that two that want the same ones do not deadlock. */
  static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final Set<TopicPartition> assigned = new TreeSet<>(ORDER);
  private final Map<TopicPartition, Claim> claims = new HashMap<>();
  private final Set<TopicPartition> unproven = new HashSet<>();

  /** Those whose records in the batch at hand were read before they were claimed. */
  private final Set<TopicPartition> sought = new HashSet<>();

  void assign(Collection<TopicPartition> partitions) {
    assigned.addAll(partitions);
  }

  void release(Collection<TopicPartition> partitions) {
    assigned.removeAll(partitions);
    sought.removeAll(partitions);
    partitions.forEach(this::lose);
  }

  /**
   * A batch has come: what it has of partitions that are not claimed is not read from where they
   * will be. A batch that is put off comes again as it was, so this holds until it has been taken.
   */
  void begin() {
    sought.addAll(unclaimed());
  }

  /** Whether the batch at hand was read from where the partition was claimed. */
  boolean isReadFromClaim(TopicPartition partition) {
    return !sought.contains(partition);
  }

  /** The batch has been taken: what comes next is read from where the claims stand. */
  void end() {
    sought.clear();
  }

  /** In one order for all tasks, so that two that claim the same ones do not deadlock. */
  Set<TopicPartition> unclaimed() {
    return assigned.stream()
        .filter(p -> !claims.containsKey(p))
        .collect(Collectors.toCollection(() -> new TreeSet<>(ORDER)));
  }

  void claimed(Map<TopicPartition, Claim> made) {
    claims.putAll(made);
    unproven.addAll(made.keySet());
  }

  void moved(Map<TopicPartition, Claim> to) {
    claims.putAll(to);
  }

  void lose(TopicPartition partition) {
    claims.remove(partition);
    unproven.remove(partition);
  }

  /** After a failure the truth is in the database alone: a commit may have got through. */
  void loseAll() {
    claims.clear();
    unproven.clear();
  }

  boolean isClaimed(TopicPartition partition) {
    return claims.containsKey(partition);
  }

  Claim claim(TopicPartition partition) {
    Claim claim = claims.get(partition);
    if (claim == null) {
      throw new IllegalStateException(partition + " is not claimed");
    }
    return claim;
  }

  /**
   * Takes the next record of a partition: whether it is still to be stored. The first one after a
   * claim proves that the log is the one that was stored of.
   *
   * @throws ConnectException when the first record after a claim lies before the position that was
   *     asked for: then the topic was re-created or cut short, and its records are not the stored
   *     ones
   */
  boolean take(RecordPlace at) {
    TopicPartition partition = at.partition();
    long offset = at.offset();
    long next = claim(partition).next();
    if (unproven.remove(partition) && offset < next) {
      throw new ConnectException(
          String.format(
              Locale.ROOT,
              "%s goes on at offset %d although all up to %d is stored: the topic was re-created or lost"
                  + " records. To read it again from the start, which repeats nothing in the tables,"
                  + " delete the partition's row from sink_offset and restart the task",
              partition,
              offset,
              next));
    }
    return offset >= next;
  }

  /** What the database holds. A partition that nothing was stored of has no say. */
  Map<TopicPartition, OffsetAndMetadata> stored() {
    return claims.entrySet().stream()
        .filter(e -> e.getValue().next() > 0)
        .collect(
            Collectors.toMap(Map.Entry::getKey, e -> new OffsetAndMetadata(e.getValue().next())));
  }
}
