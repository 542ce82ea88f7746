package io.wiredesk.ingest.feed.drop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wiredesk.ingest.feed.settings.SettingCheck;
import io.wiredesk.service.ListenAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ingest.sftp} section: the server that feeds with a {@code drop} upload to.
 *
 * @param listen 127.0.0.1:8622 unless given
 * @param maxSessions connections at once, logged in or not; 64 unless given
 * @param maxSessionsPerFeed sessions of one user at once; 8 unless given
 * @param maxAttempts failed logins of one address within a minute, beyond which no more are looked
 *     at; 10 unless given
 * @param idleTimeout after which a silent session is closed; PT10M unless given
 * @param minFreeBytes below which no upload is begun; 256 MiB unless given
 */
public record SftpServerSettings(
    ListenAddress listen,
    int maxSessions,
    int maxSessionsPerFeed,
    int maxAttempts,
    Duration idleTimeout,
    long minFreeBytes) {
  private static final long MIB = 1024 * 1024;

  public SftpServerSettings {
    SettingCheck.atLeast("maxSessions", maxSessions, 1);
    SettingCheck.atLeast("maxSessionsPerFeed", maxSessionsPerFeed, 1);
    SettingCheck.atLeast("maxAttempts", maxAttempts, 1);
    SettingCheck.atLeast("idleTimeout", idleTimeout, Duration.ofSeconds(1));
    SettingCheck.atLeast("minFreeBytes", minFreeBytes, 0);
  }

  @JsonCreator
  public static SftpServerSettings of(
      @JsonProperty("listen") @Nullable ListenAddress listen,
      @JsonProperty("maxSessions") @Nullable Integer maxSessions,
      @JsonProperty("maxSessionsPerFeed") @Nullable Integer maxSessionsPerFeed,
      @JsonProperty("maxAttempts") @Nullable Integer maxAttempts,
      @JsonProperty("idleTimeout") @Nullable Duration idleTimeout,
      @JsonProperty("minFreeBytes") @Nullable Long minFreeBytes) {
    return new SftpServerSettings(
        listen == null ? ListenAddress.of("127.0.0.1:8622") : listen,
        maxSessions == null ? 64 : maxSessions,
        maxSessionsPerFeed == null ? 8 : maxSessionsPerFeed,
        maxAttempts == null ? 10 : maxAttempts,
        idleTimeout == null ? Duration.ofMinutes(10) : idleTimeout,
        minFreeBytes == null ? 256 * MIB : minFreeBytes);
  }

  public static SftpServerSettings defaults() {
    return of(null, null, null, null, null, null);
  }
}
