package io.wiredesk.enrich.orders;

import static java.util.Objects.requireNonNullElse;

import io.wiredesk.service.SettingCheck;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

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
    Integer window,
    Duration gapWait,
    List<String> unnumbered,
    Map<String, ZoneId> zones) {

  /** Takes null where a key is left out. */
  public OrderSettings {
    patience = requireNonNullElse(patience, Duration.ofMinutes(10));
    window = requireNonNullElse(window, 3);
    gapWait = requireNonNullElse(gapWait, Duration.ofMinutes(1));
    unnumbered = List.copyOf(requireNonNullElse(unnumbered, List.of()));
    zones = Map.copyOf(requireNonNullElse(zones, Map.of()));
    SettingCheck.that(!patience.isNegative(), "desk.patience must not be negative: " + patience);
    SettingCheck.that(
        window >= 1 && window <= 31, "desk.window must be 1 to 31 days, not " + window);
    SettingCheck.that(!gapWait.isNegative(), "desk.gapWait must not be negative: " + gapWait);
  }

  /** As it is where nothing is configured. */
  @SuppressWarnings("NullAway") // as Jackson does for what is left out
  public static OrderSettings defaults() {
    return new OrderSettings(null, null, null, null, null);
  }

  ZoneId zone(String feed) {
    return zones.getOrDefault(feed, ZoneOffset.UTC);
  }
}
