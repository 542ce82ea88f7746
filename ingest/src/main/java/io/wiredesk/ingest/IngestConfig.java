package io.wiredesk.ingest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wiredesk.ingest.feed.drop.SftpServerSettings;
import io.wiredesk.ingest.feed.push.HttpsSettings;
import io.wiredesk.ingest.feed.push.PushSettings;
import io.wiredesk.ingest.feed.push.ReplayService;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ListenAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ingest:} section.
 *
 * @param listen where HTTP push, metrics and health answer; 127.0.0.1:8600 unless given
 * @param dataDir holds {@code inbox/<feed>/}; {@code ./data/ingest} unless given
 * @param feeds by name
 * @param push bounds of HTTP push: {@code maxBodyBytes} 5 MiB, {@code maxInflatedBytes} 20 MiB,
 *     {@code maxInFlightBytes} 64 MiB, {@code ackTimeout} PT10S
 * @param pollInterval how often the inboxes are looked at; PT1S unless given
 * @param sftp the server that feeds with a {@code drop} upload to; it runs when there is one
 * @param https a second address, with TLS; null for none
 * @param operatorKeys {@code sha256:<hex of a key>} that rejected copy may be sent again with
 */
public record IngestConfig(
    ListenAddress listen,
    Path dataDir,
    Map<String, FeedSettings> feeds,
    PushSettings push,
    Duration pollInterval,
    SftpServerSettings sftp,
    @Nullable HttpsSettings https,
    List<String> operatorKeys) {
  /** A feed's name is a folder, a path segment and a record key. */
  private static final Pattern FEED_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  private static final int MIB = 1024 * 1024;

  public IngestConfig {
    feeds.forEach(
        (name, feed) -> {
          if (feed == null) {
            throw new IllegalArgumentException(
                "feeds: '" + name + "' has no settings; give it a way in, such as directory: true");
          }
        });
    feeds = Map.copyOf(feeds);
    operatorKeys = ReplayService.checked(operatorKeys);
    for (String name : feeds.keySet()) {
      if (!FEED_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "feeds: '" + name + "' is no feed name; use a-z, 0-9, - and _, at most 64");
      }
    }
    if (pollInterval.compareTo(Duration.ofMillis(10)) < 0) {
      throw new IllegalArgumentException("pollInterval: must be at least PT0.01S");
    }
  }

  /** As in the file: what is left out has its default. */
  @JsonCreator
  public static IngestConfig of(
      @JsonProperty("listen") @Nullable ListenAddress listen,
      @JsonProperty("dataDir") @Nullable Path dataDir,
      @JsonProperty("feeds") @Nullable Map<String, FeedSettings> feeds,
      @JsonProperty("maxBodyBytes") @Nullable Integer maxBodyBytes,
      @JsonProperty("maxInflatedBytes") @Nullable Integer maxInflatedBytes,
      @JsonProperty("maxInFlightBytes") @Nullable Long maxInFlightBytes,
      @JsonProperty("ackTimeout") @Nullable Duration ackTimeout,
      @JsonProperty("pollInterval") @Nullable Duration pollInterval,
      @JsonProperty("sftp") @Nullable SftpServerSettings sftp,
      @JsonProperty("https") @Nullable HttpsSettings https,
      @JsonProperty("operatorKeys") @Nullable List<String> operatorKeys) {
    return new IngestConfig(
        listen == null ? ListenAddress.of("127.0.0.1:8600") : listen,
        dataDir == null ? Path.of("data", "ingest") : dataDir,
        feeds == null ? Map.of() : feeds,
        new PushSettings(
            maxBodyBytes == null ? 5 * MIB : maxBodyBytes,
            maxInflatedBytes == null ? 20 * MIB : maxInflatedBytes,
            maxInFlightBytes == null ? 64L * MIB : maxInFlightBytes,
            ackTimeout == null ? Duration.ofSeconds(10) : ackTimeout),
        pollInterval == null ? Duration.ofSeconds(1) : pollInterval,
        sftp == null ? SftpServerSettings.defaults() : sftp,
        https,
        operatorKeys == null ? List.of() : operatorKeys);
  }
}
