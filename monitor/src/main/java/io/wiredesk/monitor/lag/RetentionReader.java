package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.topics.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long topics keep their records: asked once a minute, in one request. By size a topic may lose
 * them sooner, by whole segments it loses them later. Not thread-safe.
 */
final class RetentionReader {
  private static final Duration HOLDS = Duration.ofMinutes(1);

  private final Admin admin;
  private final int timeout;
  private Map<String, Duration> known = Map.of();
  private Set<String> asked = Set.of();
  private Instant until = Instant.MIN;

  RetentionReader(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = Math.toIntExact(timeout.toMillis());
  }

  /** By topic; one that keeps its records for ever, or that is not known, is left out. */
  Map<String, Duration> read(Set<String> topics, Instant now) {
    if (!now.isBefore(until) || !asked.containsAll(topics)) {
      known = ask(topics);
      asked = Set.copyOf(topics);
      until = now.plus(HOLDS);
    }
    return known;
  }

  private Map<String, Duration> ask(Collection<String> topics) {
    Set<ConfigResource> resources =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .collect(Collectors.toSet());
    Map<String, Duration> found = new HashMap<>();
    List<String> unknown = new ArrayList<>(); // a topic that is gone is told of elsewhere
    admin
        .describeConfigs(resources, new DescribeConfigsOptions().timeoutMs(timeout))
        .values()
        .forEach(
            (resource, answer) ->
                Failures.ask(answer::get, "retention of " + resource.name(), unknown, Set.of())
                    .flatMap(RetentionReader::retention)
                    .ifPresent(kept -> found.put(resource.name(), kept)));
    return found;
  }

  private static Optional<Duration> retention(Config config) {
    @Nullable ConfigEntry cleanup = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
    @Nullable ConfigEntry millis = config.get(TopicConfig.RETENTION_MS_CONFIG);
    if (cleanup == null || millis == null || !cleanup.value().contains("delete")) {
      return Optional.empty();
    }
    long kept = Long.parseLong(millis.value());
    return kept < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(kept));
  }
}
