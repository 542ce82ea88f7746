package io.wiredesk.monitor.lag;

import static java.util.stream.Collectors.toMap;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What groups of each kind have committed. A share group commits nothing: the offset that Kafka
 * tells of it moves with the next delivery, not with what is done, and would show a lag for ever.
 */
final class CommittedOffsets {
  private final Admin admin;
  private final int timeout;

  CommittedOffsets(Admin admin, int timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /** An answer a group, for all that have offsets. */
  Map<String, KafkaFuture<Map<TopicPartition, Long>>> ask(List<GroupListing> listings) {
    Map<GroupKind, List<String>> kinds =
        listings.stream()
            .collect(
                Collectors.groupingBy(
                    GroupKind::of,
                    () -> new EnumMap<>(GroupKind.class),
                    Collectors.mapping(GroupListing::groupId, Collectors.toList())));
    Map<String, KafkaFuture<Map<TopicPartition, Long>>> answers = new HashMap<>();
    kinds.forEach((kind, groups) -> answers.putAll(ask(kind, groups)));
    return answers;
  }

  private Map<String, KafkaFuture<Map<TopicPartition, Long>>> ask(
      GroupKind kind, List<String> groups) {
    return switch (kind) {
      case STREAMS -> {
        var options = new ListStreamsGroupOffsetsOptions().timeoutMs(timeout);
        var asked =
            admin.listStreamsGroupOffsets(each(groups, new ListStreamsGroupOffsetsSpec()), options);
        yield answers(groups, asked::partitionsToOffsetAndMetadata);
      }
      case SHARE ->
          groups.stream()
              .collect(toMap(Function.identity(), g -> KafkaFuture.completedFuture(Map.of())));
      default -> {
        var options = new ListConsumerGroupOffsetsOptions().timeoutMs(timeout);
        var asked =
            admin.listConsumerGroupOffsets(
                each(groups, new ListConsumerGroupOffsetsSpec()), options);
        yield answers(groups, asked::partitionsToOffsetAndMetadata);
      }
    };
  }

  private static <S> Map<String, S> each(List<String> groups, S spec) {
    return groups.stream().collect(toMap(Function.identity(), group -> spec));
  }

  private static Map<String, KafkaFuture<Map<TopicPartition, Long>>> answers(
      List<String> groups,
      Function<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> asked) {
    return groups.stream()
        .collect(
            toMap(
                Function.identity(),
                group -> asked.apply(group).thenApply(CommittedOffsets::committed)));
  }

  /** A partition that was asked for but never committed comes as null. */
  private static Map<TopicPartition, Long> committed(Map<TopicPartition, OffsetAndMetadata> found) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    found.forEach(
        (partition, at) -> {
          if (at != null) {
            committed.put(partition, at.offset());
          }
        });
    return committed;
  }
}
