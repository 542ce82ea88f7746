package io.wiredesk.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a topic is laid out on the broker.
 *
 * @param partitions number of partitions, at least 1
 * @param replication replication factor, at least 1
 * @param cleanup what becomes of old records
 * @param retention how long records stay; for a compacted topic, how long every revision stays
 *     before compaction may take it
 * @param maxMessageBytes largest record the topic takes, in bytes
 */
public record TopicSpec(
    int partitions, int replication, Cleanup cleanup, Duration retention, int maxMessageBytes) {

  public TopicSpec {
    require(partitions >= 1, "partitions must be at least 1, not " + partitions);
    require(replication >= 1, "replication must be at least 1, not " + replication);
    require(!retention.isNegative(), "retention must not be negative: " + retention);
    require(maxMessageBytes >= 1024, "maxMessageBytes must be at least 1024: " + maxMessageBytes);
  }

  /** The topic's Kafka configuration, by Kafka's own keys, with the replication it is to have. */
  Map<String, String> config() {
    return config(replication);
  }

  /**
   * The configuration of a topic that has other replication than it should: more replicas in sync
   * than it has would mean that it takes no record any more.
   */
  Map<String, String> config(int replicas) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("cleanup.policy", cleanup.policy());
    String age = cleanup == Cleanup.COMPACT ? "min.compaction.lag.ms" : "retention.ms";
    config.put(age, Long.toString(retention.toMillis()));
    config.put("max.message.bytes", Integer.toString(maxMessageBytes));
    config.put("min.insync.replicas", Integer.toString(minInSync(replicas)));
    return config;
  }

  /** With two, what was acknowledged is on two disks, and one broker may be away. */
  public static int minInSync(int replicas) {
    return replicas >= 3 ? 2 : 1;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
