package io.wiredesk.sink.connect;

import io.wiredesk.sink.story.Lane;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Connect's own settings that the connector's promises depend on. */
public final class ConnectSettings {
  private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";

  private ConnectSettings() {}

  /** By key, what is wrong and how to put it right; empty when all is well. */
  public static Map<String, String> faults(Map<String, String> given) {
    Map<String, String> faults = new LinkedHashMap<>();
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
