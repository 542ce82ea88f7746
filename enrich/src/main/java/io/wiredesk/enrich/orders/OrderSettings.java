package io.wiredesk.enrich.orders;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wiredesk.service.SettingCheck;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code enrich.desk}: what a feed's messages say of each other.
 *
 * @param patience how long an order about a story that is not known waits before a notice; 10 min
 * @param window for how many days a message is found by its number; 3
 * @param gapWait how long a missing number may still come before a notice; 1 min
 * @param unnumbered feeds whose numbers have holes by nature, so that gaps tell nothing; none
 * @param zones where a feed's day begins; UTC for a feed that is not listed
 */
public record OrderSettings(
    Duration patience,
    int window,
    Duration gapWait,
    List<String> unnumbered,
    Map<String, ZoneId> zones) {

  public OrderSettings {
    SettingCheck.that(!patience.isNegative(), "desk.patience must not be negative: " + patience);
    SettingCheck.that(
        window >= 1 && window <= 31, "desk.window must be 1 to 31 days, not " + window);
    SettingCheck.that(!gapWait.isNegative(), "desk.gapWait must not be negative: " + gapWait);
    unnumbered = List.copyOf(unnumbered);
    zones = Map.copyOf(zones);
  }

  /** As configured; null where a key is left out. */
  @JsonCreator
  static OrderSettings of(
      @JsonProperty("patience") @Nullable Duration patience,
      @JsonProperty("window") @Nullable Integer window,
      @JsonProperty("gapWait") @Nullable Duration gapWait,
      @JsonProperty("unnumbered") @Nullable List<String> unnumbered,
      @JsonProperty("zones") @Nullable Map<String, String> zones) {
    return new OrderSettings(
        requireNonNullElse(patience, Duration.ofMinutes(10)),
        requireNonNullElse(window, 3),
        requireNonNullElse(gapWait, Duration.ofMinutes(1)),
        requireNonNullElse(unnumbered, List.of()),
        zones(requireNonNullElse(zones, Map.of())));
  }

  public static OrderSettings defaults() {
    return of(null, null, null, null, null);
  }

  ZoneId zone(String feed) {
    return zones.getOrDefault(feed, ZoneOffset.UTC);
  }

  private static Map<String, ZoneId> zones(Map<String, String> names) {
    Map<String, ZoneId> zones = new TreeMap<>();
    names.forEach((feed, name) -> zones.put(feed, zone(feed, name)));
    return zones;
  }

  private static ZoneId zone(String feed, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "desk.zones.%s: '%s' is no time zone; write one such as Europe/Berlin"
              .formatted(feed, name),
          e);
    }
  }
}
