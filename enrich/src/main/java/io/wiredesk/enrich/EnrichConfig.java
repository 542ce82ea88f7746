package io.wiredesk.enrich;

import static java.util.Objects.requireNonNullElse;

import io.wiredesk.enrich.match.MatchLimits;
import io.wiredesk.enrich.orders.OrderSettings;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ListenAddress;
import io.wiredesk.service.SettingCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code enrich:} section. A key that is left out has its default.
 *
 * @param listen where metrics and health are served; 127.0.0.1:8610
 * @param applicationId consumer group and prefix of the internal topics; wiredesk-enrich
 * @param stateDir where state stores live; ./data/streams
 * @param threads stream threads, from 1; 1
 * @param replication factor of the internal topics, -1 for the broker's default; -1
 * @param standbyReplicas copies of each task's state that other instances keep ready, from 0; 0
 * @param defaultRoute match route of a story whose language is neither declared nor found; en
 * @param holdInterval how often held stories are looked at, up to a second; 250 ms
 * @param maxRevisions distinct messages a story may have, kills aside; the next is rejected; 1000
 * @param stateRetention how long a story is kept of which nothing comes, by record time: as long as
 *     wire.raw keeps its messages; 14 days
 * @param matchWindow how long a text is remembered, by record time; 14 days
 * @param matchTexts texts and stories remembered of a language at most; a million
 * @param nearStories stories of a language that near copies are found of at most, about a kilobyte
 *     and a half of memory each; 200,000
 * @param memoryMiB block cache and write buffers of all stores of the process; 128
 * @param gazetteers folder of further gazetteers, asked before those that come with Wiredesk; none
 * @param commitInterval how soon a transaction commits where messages are fresh, or three times as
 *     long as a commit takes if that is more; where they have waited, eight times as long; 30 ms
 * @param desk what a feed's messages say of each other, see {@link OrderSettings}
 */
public record EnrichConfig(
    ListenAddress listen,
    String applicationId,
    String stateDir,
    Integer threads,
    Integer replication,
    Integer standbyReplicas,
    String defaultRoute,
    Duration holdInterval,
    Integer maxRevisions,
    Duration stateRetention,
    Duration matchWindow,
    Integer matchTexts,
    Integer nearStories,
    Integer memoryMiB,
    @Nullable Path gazetteers,
    Duration commitInterval,
    OrderSettings desk) {
  private static final Pattern ROUTE = Pattern.compile("[a-z]{2,3}");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SHORTEST_RETENTION = Duration.ofHours(1);

  /** Takes null where a key is left out. */
  public EnrichConfig {
    listen = requireNonNullElse(listen, ListenAddress.of("127.0.0.1:8610"));
    applicationId = requireNonNullElse(applicationId, "wiredesk-enrich");
    stateDir = requireNonNullElse(stateDir, "./data/streams");
    threads = requireNonNullElse(threads, 1);
    replication = requireNonNullElse(replication, -1);
    standbyReplicas = requireNonNullElse(standbyReplicas, 0);
    defaultRoute = requireNonNullElse(defaultRoute, "en");
    holdInterval = requireNonNullElse(holdInterval, Duration.ofMillis(250));
    maxRevisions = requireNonNullElse(maxRevisions, 1000);
    stateRetention = requireNonNullElse(stateRetention, WireTopic.RAW.spec().retention());
    matchWindow = requireNonNullElse(matchWindow, Duration.ofDays(14));
    matchTexts = requireNonNullElse(matchTexts, 1_000_000);
    nearStories = requireNonNullElse(nearStories, 200_000);
    memoryMiB = requireNonNullElse(memoryMiB, 128);
    commitInterval = requireNonNullElse(commitInterval, Duration.ofMillis(30));
    desk = requireNonNullElse(desk, OrderSettings.defaults());
    SettingCheck.that(threads >= 1, "threads must be at least 1, not " + threads);
    SettingCheck.that(
        standbyReplicas >= 0, "standbyReplicas must be at least 0, not " + standbyReplicas);
    SettingCheck.that(
        ROUTE.matcher(defaultRoute).matches(), "defaultRoute must be a language such as en");
    SettingCheck.that(
        holdInterval.toMillis() >= 1 && holdInterval.compareTo(SECOND) <= 0,
        "holdInterval must be PT0.001S to PT1S, not " + holdInterval);
    SettingCheck.that(maxRevisions >= 1, "maxRevisions must be at least 1, not " + maxRevisions);
    SettingCheck.that(
        stateRetention.compareTo(SHORTEST_RETENTION) >= 0,
        "stateRetention must be at least an hour, not " + stateRetention);
    SettingCheck.that(
        !matchWindow.isNegative(), "matchWindow must not be negative: " + matchWindow);
    SettingCheck.that(matchTexts >= 1, "matchTexts must be at least 1, not " + matchTexts);
    SettingCheck.that(nearStories >= 1, "nearStories must be at least 1, not " + nearStories);
    SettingCheck.that(memoryMiB >= 8, "memoryMiB must be at least 8, not " + memoryMiB);
    SettingCheck.that(
        gazetteers == null || Files.isDirectory(gazetteers),
        "gazetteers must be a folder, which it is not: " + gazetteers);
    SettingCheck.that(
        commitInterval.toMillis() >= 1, "commitInterval must be at least a millisecond");
  }

  MatchLimits matchLimits() {
    return new MatchLimits(matchWindow, stateRetention, matchTexts, nearStories);
  }
}
