package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeleteConsumerGroupsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Lists the groups and what each has committed: one request a coordinator for all of its groups.
 */
final class GroupReader {
  /** Groups that keep no offsets: Connect's workers and schema registries electing a leader. */
  private static final Set<String> NO_READERS = Set.of("connect", "sr");

  private static final Set<GroupState> ABANDONED = Set.of(GroupState.EMPTY, GroupState.DEAD);

  private final Admin admin;
  private final int timeout;

  GroupReader(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = Math.toIntExact(timeout.toMillis());
  }

  /**
   * Absent when the broker does not answer. A group that is gone by the time its offsets are asked
   * for is left out.
   */
  Optional<List<GroupOffsets>> read(List<String> problems) {
    return list(problems).map(listings -> offsets(listings, problems));
  }

  /**
   * Deletes what a group committed.
   *
   * @throws BadRequestException when somebody is in it
   * @throws UnavailableException when the broker does not answer
   */
  void forget(String group) {
    List<String> problems = new ArrayList<>();
    var options = new DeleteConsumerGroupsOptions().timeoutMs(timeout);
    Optional<Boolean> gone =
        Failures.ask(
            () ->
                admin
                    .deleteConsumerGroups(List.of(group), options)
                    .all()
                    .thenApply(x -> true)
                    .get(),
            "forgetting group " + group,
            problems,
            Set.of(GroupNotEmptyException.class));
    if (!problems.isEmpty()) {
      throw new UnavailableException(problems.get(0));
    }
    if (gone.isEmpty()) {
      throw new BadRequestException("somebody is in the group " + group + ": stop it first");
    }
  }

  /** One of several brokers may not answer; when none does, that is one problem and no list. */
  private Optional<List<GroupListing>> list(List<String> problems) {
    return Failures.ask(() -> listings(problems), "listing groups", problems, Set.of())
        .flatMap(Function.identity())
        .map(found -> found.stream().filter(GroupReader::reads).toList());
  }

  private Optional<Collection<GroupListing>> listings(List<String> problems)
      throws InterruptedException, ExecutionException {
    var result = admin.listGroups(new ListGroupsOptions().timeoutMs(timeout));
    Collection<Throwable> errors = result.errors().get();
    errors.forEach(e -> problems.add("broker: " + Failures.reason(e)));
    Collection<GroupListing> found = result.valid().get();
    return errors.isEmpty() || !found.isEmpty() ? Optional.of(found) : Optional.empty();
  }

  private List<GroupOffsets> offsets(List<GroupListing> listings, List<String> problems) {
    Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> answers = ask(listings);
    List<GroupOffsets> groups = new ArrayList<>();
    for (GroupListing listing : listings) {
      offsets(listing, answers, problems).ifPresent(groups::add);
    }
    return groups;
  }

  private static boolean reads(GroupListing listing) {
    return !NO_READERS.contains(listing.protocol()) && kind(listing).isPresent();
  }

  /** Absent for share groups, which have no committed offset to be behind of. */
  private static Optional<GroupKind> kind(GroupListing listing) {
    return switch (listing.type().orElse(GroupType.CLASSIC)) {
      case CLASSIC, UNKNOWN -> Optional.of(GroupKind.CLASSIC);
      case CONSUMER -> Optional.of(GroupKind.CONSUMER);
      case STREAMS -> Optional.of(GroupKind.STREAMS);
      case SHARE -> Optional.empty();
    };
  }

  private Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> ask(
      List<GroupListing> listings) {
    Map<Boolean, List<String>> streams =
        listings.stream()
            .collect(
                Collectors.partitioningBy(
                    listing -> kind(listing).equals(Optional.of(GroupKind.STREAMS)),
                    Collectors.mapping(GroupListing::groupId, Collectors.toList())));
    Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> answers = new HashMap<>();
    List<String> consumers = streams.getOrDefault(false, List.of());
    if (!consumers.isEmpty()) {
      var all =
          consumers.stream()
              .collect(Collectors.toMap(g -> g, g -> new ListConsumerGroupOffsetsSpec()));
      var result =
          admin.listConsumerGroupOffsets(
              all, new ListConsumerGroupOffsetsOptions().timeoutMs(timeout));
      consumers.forEach(g -> answers.put(g, result.partitionsToOffsetAndMetadata(g)));
    }
    List<String> streaming = streams.getOrDefault(true, List.of());
    if (!streaming.isEmpty()) {
      var all =
          streaming.stream()
              .collect(Collectors.toMap(g -> g, g -> new ListStreamsGroupOffsetsSpec()));
      var result =
          admin.listStreamsGroupOffsets(
              all, new ListStreamsGroupOffsetsOptions().timeoutMs(timeout));
      streaming.forEach(g -> answers.put(g, result.partitionsToOffsetAndMetadata(g)));
    }
    return answers;
  }

  private static Optional<GroupOffsets> offsets(
      GroupListing listing,
      Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> answers,
      List<String> problems) {
    var answer = answers.get(listing.groupId());
    if (answer == null) {
      return Optional.empty();
    }
    return Failures.ask(
            answer::get,
            "offsets of group " + listing.groupId(),
            problems,
            Set.of(GroupIdNotFoundException.class))
        .map(found -> offsets(listing, found));
  }

  private static GroupOffsets offsets(
      GroupListing listing, Map<TopicPartition, OffsetAndMetadata> found) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    // A partition that was asked for but never committed comes as null.
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    GroupState state = listing.groupState().orElse(GroupState.UNKNOWN);
    return new GroupOffsets(
        listing.groupId(),
        kind(listing).orElseThrow(),
        state.toString(),
        !ABANDONED.contains(state),
        committed);
  }
}
