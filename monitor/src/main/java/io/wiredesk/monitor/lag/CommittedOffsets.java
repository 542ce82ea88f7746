package io.wiredesk.monitor.lag;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What groups of each kind have committed. A share group does records in any order and commits
 * nothing, but Kafka tells how many are left: it stands so far before the end.
 */
final class CommittedOffsets {
  private final Admin admin;
  private final int timeout;

  CommittedOffsets(Admin admin, int timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /** An answer a group, for all that have offsets. */
  Map<String, CompletableFuture<Map<TopicPartition, Long>>> ask(List<GroupListing> listings) {
    Map<GroupKind, List<String>> kinds =
        listings.stream()
            .collect(
                Collectors.groupingBy(
                    GroupKind::of,
                    () -> new EnumMap<>(GroupKind.class),
                    Collectors.mapping(GroupListing::groupId, Collectors.toList())));
    Map<String, CompletableFuture<Map<TopicPartition, Long>>> answers = new HashMap<>();
    kinds.forEach((kind, groups) -> answers.putAll(ask(kind, groups)));
    return answers;
  }

  private Map<String, CompletableFuture<Map<TopicPartition, Long>>> ask(
      GroupKind kind, List<String> groups) {
    return switch (kind) {
      case STREAMS -> {
        var options = new ListStreamsGroupOffsetsOptions().timeoutMs(timeout);
        var asked =
            admin.listStreamsGroupOffsets(each(groups, new ListStreamsGroupOffsetsSpec()), options);
        yield answers(groups, asked::partitionsToOffsetAndMetadata);
      }
      case SHARE -> {
        var options = new ListShareGroupOffsetsOptions().timeoutMs(timeout);
        var asked =
            admin.listShareGroupOffsets(each(groups, new ListShareGroupOffsetsSpec()), options);
        yield groups.stream()
            .collect(
                toMap(
                    Function.identity(),
                    group ->
                        asked
                            .partitionsToOffsetInfo(group)
                            .toCompletionStage()
                            .thenCompose(this::standing)
                            .toCompletableFuture()));
      }
      default -> {
        var options = new ListConsumerGroupOffsetsOptions().timeoutMs(timeout);
        var asked =
            admin.listConsumerGroupOffsets(
                each(groups, new ListConsumerGroupOffsetsSpec()), options);
        yield answers(groups, asked::partitionsToOffsetAndMetadata);
      }
    };
  }

  private static <K, S> Map<K, S> each(Collection<K> keys, S spec) {
    return keys.stream().collect(toMap(Function.identity(), key -> spec));
  }

  /** Where nothing was delivered yet, Kafka does not say how much is left. */
  private CompletionStage<Map<TopicPartition, Long>> standing(
      Map<TopicPartition, SharePartitionOffsetInfo> found) {
    Map<TopicPartition, Long> left = new HashMap<>();
    found.forEach(
        (partition, at) -> {
          if (at != null) {
            at.lag().ifPresent(lag -> left.put(partition, lag));
          }
        });
    return admin
        .listOffsets(
            each(left.keySet(), OffsetSpec.latest()), new ListOffsetsOptions().timeoutMs(timeout))
        .all()
        .toCompletionStage()
        .thenApply(
            ends -> {
              Map<TopicPartition, Long> standing = new HashMap<>();
              ends.forEach(
                  (at, end) ->
                      standing.put(at, Math.max(0, end.offset() - left.getOrDefault(at, 0L))));
              return standing;
            });
  }

  private static Map<String, CompletableFuture<Map<TopicPartition, Long>>> answers(
      List<String> groups,
      Function<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> asked) {
    return groups.stream()
        .collect(
            toMap(
                Function.identity(),
                group ->
                    asked
                        .apply(group)
                        .thenApply(CommittedOffsets::committed)
                        .toCompletionStage()
                        .toCompletableFuture()));
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
