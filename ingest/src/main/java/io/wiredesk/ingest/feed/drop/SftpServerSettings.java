package io.wiredesk.ingest.feed.drop;

import static java.util.Objects.requireNonNullElse;

import io.wiredesk.service.ListenAddress;
import io.wiredesk.service.SettingCheck;
import java.time.Duration;

/**
 * The {@code ingest.sftp} section: the server that feeds with a {@code drop} upload to.
 *
 * @param listen 127.0.0.1:8622 unless given
 * @param maxSessions connections at once, logged in or not; 64 unless given
 * @param maxSessionsPerFeed sessions of one user at once; 8 unless given
 * @param maxUnknownSessions connections of one address that have not logged in; 8 unless given
 * @param loginTimeout after which one that has not is closed; PT30S unless given
 * @param maxAttempts failed logins of one address within a minute, beyond which no more are looked
 *     at; 10 unless given
 * @param idleTimeout after which a silent session is closed; PT10M unless given
 * @param minFreeBytes below which no upload is begun; 256 MiB unless given
 */
public record SftpServerSettings(
    ListenAddress listen,
    Integer maxSessions,
    Integer maxSessionsPerFeed,
    Integer maxUnknownSessions,
    Duration loginTimeout,
    Integer maxAttempts,
    Duration idleTimeout,
    Long minFreeBytes) {
  private static final long MIB = 1024 * 1024;

  public SftpServerSettings {
    listen = requireNonNullElse(listen, ListenAddress.of("127.0.0.1:8622"));
    maxSessions = requireNonNullElse(maxSessions, 64);
    maxSessionsPerFeed = requireNonNullElse(maxSessionsPerFeed, 8);
    maxUnknownSessions = requireNonNullElse(maxUnknownSessions, 8);
    loginTimeout = requireNonNullElse(loginTimeout, Duration.ofSeconds(30));
    maxAttempts = requireNonNullElse(maxAttempts, 10);
    idleTimeout = requireNonNullElse(idleTimeout, Duration.ofMinutes(10));
    minFreeBytes = requireNonNullElse(minFreeBytes, 256 * MIB);
    SettingCheck.atLeast("maxSessions", maxSessions, 1);
    SettingCheck.atLeast("maxSessionsPerFeed", maxSessionsPerFeed, 1);
    SettingCheck.atLeast("maxUnknownSessions", maxUnknownSessions, 1);
    SettingCheck.atLeast("loginTimeout", loginTimeout, Duration.ofSeconds(1));
    SettingCheck.atLeast("maxAttempts", maxAttempts, 1);
    SettingCheck.atLeast("idleTimeout", idleTimeout, Duration.ofSeconds(1));
    SettingCheck.atLeast("minFreeBytes", minFreeBytes, 0);
  }

  /** Where the section is left out. */
  @SuppressWarnings("NullAway") // the constructor fills in what is missing, as for the file
  public static SftpServerSettings defaults() {
    return new SftpServerSettings(null, null, null, null, null, null, null, null);
  }
}
