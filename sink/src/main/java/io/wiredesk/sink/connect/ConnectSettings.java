package io.wiredesk.sink.connect;

import io.wiredesk.sink.story.Lane;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Connect's own settings that the connector's promises depend on. */
public final class ConnectSettings {
  private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";

  /**
   * What Connect, its converters and transforms take, and the Confluent client; a prefix ends in a
   * dot. Connect's own definition is in its runtime, which a plugin does not see.
   */
  private static final List<String> OF_OTHERS =
      List.of(
          "name",
          "connector.class",
          "connector.plugin.version",
          "tasks.max",
          "tasks.max.enforce",
          "topics",
          "topics.regex",
          "config.action.reload",
          "key.converter",
          "value.converter",
          "header.converter",
          "transforms",
          "predicates",
          "key.converter.",
          "value.converter.",
          "header.converter.",
          "transforms.",
          "predicates.",
          "errors.",
          "consumer.override.",
          "producer.override.",
          "admin.override.");

  private static final List<String> OF_REGISTRY =
      List.of("schema.registry.", "basic.auth.", "bearer.auth.");

  private ConnectSettings() {}

  /**
   * By key, what is wrong and how to put it right; empty when all is well.
   *
   * @param own the names of the connector's own settings
   */
  public static Map<String, String> faults(Map<String, String> given, Set<String> own) {
    Map<String, String> faults = new LinkedHashMap<>();
    given.keySet().stream()
        .filter(key -> !own.contains(key) && !isOf(OF_OTHERS, key) && !isOfRegistry(key))
        .forEach(key -> faults.put(key, "no such setting" + nearest(key, own)));
    if (!BYTES.equals(given.get("value.converter"))) {
      faults.put("value.converter", "must be " + BYTES + "; the connector reads the bytes itself");
    }
    if (given.containsKey("topics.regex")) {
      faults.put("topics.regex", "not supported; name the topics in 'topics'");
    }
    topics(given).stream()
        .filter(topic -> Lane.ofTopic(topic).isEmpty())
        .forEach(topic -> faults.put("topics", "'" + topic + "' " + lanes()));
    isolation(given, faults);
    deadLetters(given, faults);
    return faults;
  }

  static boolean isOfRegistry(String key) {
    return isOf(OF_REGISTRY, key);
  }

  private static boolean isOf(List<String> names, String key) {
    return names.stream()
        .anyMatch(name -> name.endsWith(".") ? key.startsWith(name) : key.equals(name));
  }

  /** The setting that has most letters of the misspelt one, if it has most of them. */
  private static String nearest(String key, Set<String> own) {
    return own.stream()
        .max(Comparator.comparingInt((String name) -> shared(key, name)))
        .filter(name -> 4 * shared(key, name) >= 3 * Math.max(key.length(), name.length()))
        .map(name -> "; did you mean " + name + "?")
        .orElse("; the connector has " + String.join(", ", new TreeSet<>(own)));
  }

  /** Letters that two names begin and end with. */
  private static int shared(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int head = 0;
    while (head < length && one.charAt(head) == other.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < length - head
        && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
      tail++;
    }
    return head + tail;
  }

  private static List<String> topics(Map<String, String> given) {
    return Arrays.stream(given.getOrDefault("topics", "").split(","))
        .map(String::strip)
        .filter(topic -> !topic.isEmpty())
        .toList();
  }

  private static String lanes() {
    return "is not a topic of stories; name "
        + Lane.STORY.topic().topicName()
        + " and "
        + Lane.COPY.topic().topicName();
  }

  /** A worker may set it for all its consumers, so absence is not a fault. */
  private static void isolation(Map<String, String> given, Map<String, String> faults) {
    String key = "consumer.override.isolation.level";
    String level = given.getOrDefault(key, "read_committed");
    if (!level.equals("read_committed")) {
      faults.put(key, "must be read_committed, or aborted writes are stored");
    }
  }

  private static void deadLetters(Map<String, String> given, Map<String, String> faults) {
    if (!Objects.equals(given.get("errors.tolerance"), "all")) {
      faults.put("errors.tolerance", "must be all, or one bad record stops the connector");
    }
    if (given.getOrDefault("errors.deadletterqueue.topic.name", "").isBlank()) {
      faults.put(
          "errors.deadletterqueue.topic.name",
          "must name a topic, such as wire.rejected.sink, or bad records would be lost");
    }
  }
}
