package io.wiredesk.monitor.feeds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What came through one feed, and when more is expected. Counts are since the report's beginning.
 *
 * @param last when its last message was received
 * @param lastSeconds since then; 0 where clocks differ
 * @param messages accepted messages
 * @param perSecond of the last ten seconds
 * @param lastHour messages of the last 60 minutes
 * @param expected how its silence is judged
 * @param silentSince its last message before the silence that was told
 * @param duplicates copies of other stories, by relation
 * @param rejected messages, or parts of one, that were not taken or failed later, by reason
 */
public record FeedCount(
    String feed,
    FeedState state,
    Optional<Instant> last,
    OptionalDouble lastSeconds,
    long messages,
    double perSecond,
    long lastHour,
    Expected expected,
    Optional<Instant> silentSince,
    long sequenceGaps,
    long resends,
    @JsonProperty("duplicatesByRelation") Map<String, Long> duplicates,
    @JsonIgnore Map<Reason, Long> rejected) {
  /** Where the expected interval comes from. */
  public enum Expectation {
    /** The configuration says it. */
    CONFIGURED,
    /** The feed's own rhythm. */
    LEARNED,
    /** Nothing is known yet. */
    NONE;

    /** Lower case, as JSON shows it. */
    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why something was rejected. */
  public record Reason(String stage, String code) implements Comparable<Reason> {
    @Override
    public int compareTo(Reason other) {
      int byStage = stage.compareTo(other.stage);
      return byStage != 0 ? byStage : code.compareTo(other.code);
    }
  }

  /**
   * When it is to be heard of.
   *
   * @param intervalSeconds usual seconds between messages now
   * @param silentAt when it counts as silent if nothing comes
   */
  public record Expected(
      Expectation source, OptionalDouble intervalSeconds, Optional<Instant> silentAt) {}

  private record Rejections(@JsonUnwrapped Reason why, long count) {}

  public FeedCount {
    duplicates = Collections.unmodifiableMap(new TreeMap<>(duplicates));
    rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
  }

  public Expectation expectation() {
    return expected.source();
  }

  public OptionalDouble intervalSeconds() {
    return expected.intervalSeconds();
  }

  @JsonProperty("duplicates")
  public long duplicateCount() {
    return sum(duplicates);
  }

  @JsonProperty("rejected")
  public long rejectedCount() {
    return sum(rejected);
  }

  @JsonProperty
  List<?> rejectedByReason() {
    return rejected.entrySet().stream().map(e -> new Rejections(e.getKey(), e.getValue())).toList();
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
