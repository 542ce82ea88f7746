package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a scan, as {@code wiredesk lag --json} and {@code /api/v1/lag} give it. Unknown
 * values are null.
 */
public final class LagJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private LagJson() {}

  static ObjectNode of(LagReport report) {
    return of(report, null, true);
  }

  /**
   * The report as the API gives it.
   *
   * @param group that one alone; null for all
   * @param partitions whether they are told one by one
   */
  public static ObjectNode of(LagReport report, @Nullable String group, boolean partitions) {
    ObjectNode json = JSON.objectNode();
    json.put("at", report.at().toString());
    json.put("tookMillis", report.took().toMillis());
    ArrayNode problems = json.putArray("problems");
    report.problems().forEach(problems::add);
    ArrayNode groups = json.putArray("groups");
    report.groups().stream()
        .filter(one -> group == null || group.equals(one.group()))
        .forEach(one -> groups.add(partitions ? of(one) : summary(one)));
    return json;
  }

  private static ObjectNode of(GroupLag group) {
    ObjectNode json = summary(group);
    ArrayNode partitions = json.putArray("partitions");
    group.partitions().forEach(partition -> partitions.add(of(partition)));
    return json;
  }

  /** Without its partitions. */
  public static ObjectNode summary(GroupLag group) {
    ObjectNode json = JSON.objectNode();
    json.put("group", group.group());
    json.put("kind", group.kind().label());
    json.put("state", group.state());
    put(json, "lag", group.lag());
    put(json, "maxLag", group.maxLag());
    put(json, "seconds", group.maxSeconds());
    json.put("verdict", group.verdict().name());
    json.put("health", group.health().label());
    put(json, group.trend());
    return json;
  }

  private static ObjectNode of(PartitionLag partition) {
    ObjectNode json = JSON.objectNode();
    json.put("topic", partition.topic());
    json.put("partition", partition.partition());
    json.put("standing", partition.standing().name().toLowerCase(Locale.ROOT));
    put(json, "committed", partition.committed());
    put(json, "end", partition.end());
    put(json, "lag", partition.lag());
    put(json, "seconds", partition.seconds());
    json.put("expired", partition.expired());
    json.put("verdict", partition.verdict().name());
    put(json, partition.trend());
    return json;
  }

  private static void put(ObjectNode json, Optional<Trend> trend) {
    if (trend.isEmpty()) {
      json.putNull("readingPerSecond").putNull("arrivingPerSecond").putNull("growthPerSecond");
      json.putNull("drainSeconds");
      return;
    }
    json.put("readingPerSecond", trend.get().reading());
    json.put("arrivingPerSecond", trend.get().arriving());
    json.put("growthPerSecond", trend.get().growth());
    json.put("drainSeconds", trend.get().drain().map(d -> d.toMillis() / 1000.0).orElse(null));
  }

  public static void put(ObjectNode json, String key, OptionalLong value) {
    if (value.isPresent()) {
      json.put(key, value.getAsLong());
    } else {
      json.putNull(key);
    }
  }

  public static void put(ObjectNode json, String key, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(key, value.getAsDouble());
    } else {
      json.putNull(key);
    }
  }
}
