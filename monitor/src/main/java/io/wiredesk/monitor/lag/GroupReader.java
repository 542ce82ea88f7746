package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeleteConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DeleteShareGroupsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jspecify.annotations.Nullable;

/**
 * Lists the groups and what each has committed: one request a coordinator for all of its groups.
 */
final class GroupReader {
  /** Groups that keep no offsets: Connect's workers and schema registries electing a leader. */
  private static final Set<String> NO_READERS = Set.of("connect", "sr");

  private static final Set<GroupState> ABANDONED = Set.of(GroupState.EMPTY, GroupState.DEAD);

  private final Admin admin;
  private final int timeout;
  private final CommittedOffsets committed;
  private final Assignments assignments;

  GroupReader(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = Math.toIntExact(timeout.toMillis());
    this.committed = new CommittedOffsets(admin, this.timeout);
    this.assignments = new Assignments(admin, this.timeout);
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
  void forget(String group, GroupKind kind) {
    List<String> problems = new ArrayList<>();
    Optional<Boolean> gone =
        Failures.ask(
            () -> delete(group, kind).thenApply(x -> true).get(),
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

  private KafkaFuture<Void> delete(String group, GroupKind kind) {
    return kind == GroupKind.SHARE
        ? admin
            .deleteShareGroups(List.of(group), new DeleteShareGroupsOptions().timeoutMs(timeout))
            .all()
        : admin
            .deleteConsumerGroups(
                List.of(group), new DeleteConsumerGroupsOptions().timeoutMs(timeout))
            .all();
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
    Map<String, CompletableFuture<Map<TopicPartition, Long>>> answers = committed.ask(listings);
    Map<String, Set<String>> read = assignments.read(listings);
    List<GroupOffsets> groups = new ArrayList<>();
    for (GroupListing listing : listings) {
      offsets(listing, answers, read.get(listing.groupId()), problems).ifPresent(groups::add);
    }
    return groups;
  }

  private static boolean reads(GroupListing listing) {
    return !NO_READERS.contains(listing.protocol());
  }

  private static Optional<GroupOffsets> offsets(
      GroupListing listing,
      Map<String, CompletableFuture<Map<TopicPartition, Long>>> answers,
      @Nullable Set<String> read,
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
        .map(found -> offsets(listing, read, found));
  }

  private static GroupOffsets offsets(
      GroupListing listing, @Nullable Set<String> read, Map<TopicPartition, Long> found) {
    Set<String> left = new HashSet<>();
    if (read != null) {
      found.keySet().stream()
          .map(TopicPartition::topic)
          .filter(topic -> !read.contains(topic))
          .forEach(left::add);
    }
    GroupState state = listing.groupState().orElse(GroupState.UNKNOWN);
    return new GroupOffsets(
        listing.groupId(),
        GroupKind.of(listing),
        state.toString(),
        !ABANDONED.contains(state),
        left,
        found);
  }
}
