package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.topics.Failures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Which topics the members of groups read now: one request a coordinator for all of them. */
final class Assignments {
  /** Streams groups have other topics of their own; share groups have no offsets that stay. */
  private static final Set<GroupKind> KINDS = EnumSet.of(GroupKind.CLASSIC, GroupKind.CONSUMER);

  private final Admin admin;
  private final int timeout;

  Assignments(Admin admin, int timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /** By group; one that is not settled, or has no members, is left out. */
  Map<String, Set<String>> read(List<GroupListing> listings) {
    List<String> settled =
        listings.stream()
            .filter(listing -> KINDS.contains(GroupKind.of(listing)))
            .filter(listing -> listing.groupState().filter(GroupState.STABLE::equals).isPresent())
            .map(GroupListing::groupId)
            .toList();
    Map<String, Set<String>> topics = new HashMap<>();
    if (settled.isEmpty()) {
      return topics;
    }
    List<String> unknown =
        new ArrayList<>(); // without it a topic that was left shows a lag, no more
    admin
        .describeConsumerGroups(settled, new DescribeConsumerGroupsOptions().timeoutMs(timeout))
        .describedGroups()
        .forEach(
            (group, answer) ->
                Failures.ask(answer::get, "members of group " + group, unknown, Set.of())
                    .ifPresent(described -> topics.put(group, topics(described))));
    topics.values().removeIf(Set::isEmpty);
    return topics;
  }

  private static Set<String> topics(ConsumerGroupDescription group) {
    Set<String> topics = new HashSet<>();
    if (group.groupState() == GroupState.STABLE) {
      group
          .members()
          .forEach(
              member ->
                  member.assignment().topicPartitions().stream()
                      .map(TopicPartition::topic)
                      .forEach(topics::add));
    }
    return topics;
  }
}
