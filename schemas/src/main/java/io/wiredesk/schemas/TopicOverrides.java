package io.wiredesk.schemas;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an installation changes in the catalogue: the {@code topics:} section of {@code
 * wiredesk.yaml}.
 *
 * @param replication replication factor of every topic; null keeps the catalogue's
 * @param partitions partitions by topic name
 * @param retention retention by topic name
 */
public record TopicOverrides(
    @Nullable Integer replication,
    Map<String, Integer> partitions,
    Map<String, Duration> retention) {

  /** The catalogue as it is. */
  public static final TopicOverrides NONE = new TopicOverrides(null, Map.of(), Map.of());

  // Jackson hands over null for a key that the file does not have.
  public TopicOverrides {
    partitions = partitions == null ? Map.of() : Map.copyOf(partitions);
    retention = retention == null ? Map.of() : Map.copyOf(retention);
    Stream.concat(partitions.keySet().stream(), retention.keySet().stream())
        .forEach(TopicOverrides::requireKnown);
  }

  /** The topic as the installation has it. */
  public TopicSpec apply(WireTopic topic) {
    TopicSpec spec = topic.spec();
    return new TopicSpec(
        partitions.getOrDefault(topic.topicName(), spec.partitions()),
        replication == null ? spec.replication() : replication,
        spec.cleanup(),
        retention.getOrDefault(topic.topicName(), spec.retention()),
        spec.maxMessageBytes());
  }

  private static void requireKnown(String name) {
    if (Arrays.stream(WireTopic.values()).noneMatch(t -> t.topicName().equals(name))) {
      throw new IllegalArgumentException(
          "topics: '" + name + "' is not in the catalogue; it has " + WireTopic.names());
    }
  }
}
