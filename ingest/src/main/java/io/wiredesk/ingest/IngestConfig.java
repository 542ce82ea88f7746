package io.wiredesk.ingest;

import static java.util.Objects.requireNonNullElse;

import io.wiredesk.ingest.feed.DataFolders;
import io.wiredesk.ingest.feed.drop.SftpServerSettings;
import io.wiredesk.ingest.feed.push.HttpsSettings;
import io.wiredesk.ingest.feed.push.PushSettings;
import io.wiredesk.ingest.feed.settings.BearerKey;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.ListenAddress;
import io.wiredesk.service.SettingCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ingest:} section.
 *
 * @param listen where HTTP push, metrics and health answer; 127.0.0.1:8600 unless given
 * @param dataDir holds {@code inbox/<feed>/}; {@code ./data/ingest} unless given
 * @param feeds by name
 * @param maxBodyBytes of a pushed request as sent; 5 MiB unless given
 * @param maxInflatedBytes of a gzip body when inflated, and of a file; {@link WireSizes#MESSAGE},
 *     which is also the most, unless given
 * @param maxInFlightBytes of all requests together; 64 MiB unless given
 * @param maxUnverifiedBytes of the signed requests of one address, whose sender is known only when
 *     they are read; 16 MiB unless given
 * @param maxConnectionsPerAddress to the HTTP addresses; 256 unless given
 * @param ackTimeout how long the broker has to acknowledge; PT10S unless given
 * @param pollInterval how often the inboxes are looked at; PT1S unless given
 * @param settleTime how long a file in an inbox or a partner's folder must look the same before it
 *     is taken; PT5S unless given
 * @param sftp the server that feeds with a {@code drop} upload to; it runs when there is one
 * @param https a second address, with TLS; null for none
 * @param operatorKeys {@code sha256:<hex of a key>} that rejected copy may be sent again with
 */
public record IngestConfig(
    ListenAddress listen,
    Path dataDir,
    Map<String, FeedSettings> feeds,
    Integer maxBodyBytes,
    Integer maxInflatedBytes,
    Long maxInFlightBytes,
    Long maxUnverifiedBytes,
    Integer maxConnectionsPerAddress,
    Duration ackTimeout,
    Duration pollInterval,
    Duration settleTime,
    SftpServerSettings sftp,
    @Nullable HttpsSettings https,
    List<String> operatorKeys) {
  private static final int MIB = 1024 * 1024;

  public IngestConfig {
    listen = requireNonNullElse(listen, ListenAddress.of("127.0.0.1:8600"));
    dataDir = requireNonNullElse(dataDir, Path.of("data", "ingest"));
    feeds = checked(requireNonNullElse(feeds, Map.of()));
    maxBodyBytes = requireNonNullElse(maxBodyBytes, 5 * MIB);
    maxInflatedBytes = requireNonNullElse(maxInflatedBytes, WireSizes.MESSAGE);
    SettingCheck.atMost("maxInflatedBytes", maxInflatedBytes, WireSizes.MESSAGE);
    maxInFlightBytes = requireNonNullElse(maxInFlightBytes, 64L * MIB);
    maxUnverifiedBytes = requireNonNullElse(maxUnverifiedBytes, 16L * MIB);
    SettingCheck.atLeast("maxUnverifiedBytes", maxUnverifiedBytes, 1);
    maxConnectionsPerAddress = requireNonNullElse(maxConnectionsPerAddress, 256);
    SettingCheck.atLeast("maxConnectionsPerAddress", maxConnectionsPerAddress, 1);
    ackTimeout = requireNonNullElse(ackTimeout, Duration.ofSeconds(10));
    var unused =
        new PushSettings(
            maxBodyBytes, maxInflatedBytes, maxInFlightBytes, maxUnverifiedBytes, ackTimeout);
    pollInterval = requireNonNullElse(pollInterval, Duration.ofSeconds(1));
    SettingCheck.atLeast("pollInterval", pollInterval, Duration.ofMillis(10));
    settleTime = requireNonNullElse(settleTime, Duration.ofSeconds(5));
    SettingCheck.atLeast("settleTime", settleTime, Duration.ZERO);
    sftp = requireNonNullElse(sftp, SftpServerSettings.defaults());
    operatorKeys = BearerKey.hashes("operatorKeys", operatorKeys);
  }

  private static Map<String, FeedSettings> checked(Map<String, FeedSettings> feeds) {
    feeds.forEach(
        (name, feed) -> {
          if (feed == null) {
            throw new IllegalArgumentException(
                "feeds: '" + name + "' has no settings; give it a way in, such as directory: true");
          }
          if (!FeedSettings.isName(name)) {
            throw new IllegalArgumentException(
                "feeds: '" + name + "' is no feed name; use a-z, 0-9, - and _, at most 64");
          }
        });
    return Map.copyOf(feeds);
  }

  /** Bounds of HTTP push. */
  public PushSettings push() {
    return new PushSettings(
        maxBodyBytes, maxInflatedBytes, maxInFlightBytes, maxUnverifiedBytes, ackTimeout);
  }

  /** Where feeds keep files. */
  DataFolders folders() {
    return new DataFolders(dataDir);
  }
}
