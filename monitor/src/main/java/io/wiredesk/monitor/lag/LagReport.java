package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wiredesk.monitor.storage.SearchQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * One scan of everything that reads.
 *
 * @param groups by kind and name
 * @param starts first offset of every partition looked at
 * @param ends READ_COMMITTED end of every partition looked at
 * @param search how far searching is behind storing; empty where nothing can be searched
 * @param problems what could not be found out, one line each, naming the dependency first
 */
public record LagReport(
    Instant at,
    @JsonIgnore Duration took,
    List<GroupLag> groups,
    @JsonIgnore Map<TopicPartition, Long> starts,
    @JsonIgnore Map<TopicPartition, Long> ends,
    Optional<SearchQueue.Lag> search,
    List<String> problems) {
  public LagReport {
    groups =
        groups.stream()
            .sorted(Comparator.comparing(GroupLag::kind).thenComparing(GroupLag::group))
            .toList();
    starts = Map.copyOf(starts);
    ends = Map.copyOf(ends);
    problems = List.copyOf(problems);
  }

  @JsonProperty
  long tookMillis() {
    return took.toMillis();
  }

  /** The same, of that group alone. */
  LagReport of(String group) {
    return new LagReport(
        at,
        took,
        groups.stream().filter(one -> one.group().equals(group)).toList(),
        starts,
        ends,
        search,
        problems);
  }

  /** The group of that name; storage lag goes by the connector's name. */
  public Optional<GroupLag> group(String name) {
    return groups.stream().filter(group -> group.group().equals(name)).findFirst();
  }
}
