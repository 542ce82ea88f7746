package io.wiredesk.ingest.feed.settings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.wiredesk.service.SettingCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folders on a partner's SFTP server.
 *
 * @param host the server
 * @param port 22 unless given
 * @param user to log in as
 * @param password to log in with; null for a key
 * @param privateKey file of an unencrypted OpenSSH or PEM key; null for a password
 * @param hostKeys the server's keys, each its public key or its {@code SHA256:…} fingerprint; no
 *     other server is talked to
 * @param folders to look into, not into those below them
 * @param files pattern of names such as {@code *.xml}; every file unless given
 * @param after what becomes of a file there once it is acknowledged; kept unless given
 * @param interval between two looks; PT1M unless given
 * @param timeout of connecting, logging in and each answer; PT30S unless given
 */
public record PullSettings(
    String host,
    Integer port,
    String user,
    @Nullable String password,
    @Nullable Path privateKey,
    List<HostKey> hostKeys,
    List<String> folders,
    NamePattern files,
    After after,
    Duration interval,
    Duration timeout) {
  private static final int SSH_PORT = 22;

  /** What becomes of a file on the partner's server. */
  public enum After {
    /** It stays; what was taken is remembered here. */
    KEEP,
    /** It is removed. */
    DELETE;

    @JsonCreator
    static After of(String text) {
      SettingCheck.that(text.equals("keep") || text.equals("delete"), "must be keep or delete");
      return text.equals("keep") ? KEEP : DELETE;
    }
  }

  public PullSettings {
    host = requireNonNullElse(host, "");
    port = requireNonNullElse(port, SSH_PORT);
    user = requireNonNullElse(user, "");
    hostKeys = SettingCheck.orNone(hostKeys);
    folders = SettingCheck.orNone(folders);
    files = requireNonNullElse(files, NamePattern.of("*"));
    after = requireNonNullElse(after, After.KEEP);
    interval = requireNonNullElse(interval, Duration.ofMinutes(1));
    timeout = requireNonNullElse(timeout, Duration.ofSeconds(30));
    SettingCheck.that(!host.isBlank(), "host: give the server's name");
    SettingCheck.that(port >= 1 && port <= 65_535, "port: must be within 1 to 65535");
    SettingCheck.that(!user.isBlank(), "user: give the name to log in as");
    SettingCheck.that(
        (password == null) != (privateKey == null), "give either a password or a privateKey");
    SettingCheck.that(
        !hostKeys.isEmpty(),
        "hostKeys: give the server's key; ssh-keyscan HOST | ssh-keygen -lf - shows its"
            + " fingerprint, which the partner should confirm");
    SettingCheck.that(!folders.isEmpty(), "folders: give at least one");
    SettingCheck.atLeast("interval", interval, Duration.ofMillis(10));
    SettingCheck.atLeast("timeout", timeout, Duration.ofMillis(100));
  }

  /** As a position names a folder's file. */
  public String source(String folder, String name) {
    return folder(folder) + name;
  }

  /** As {@code sftp://host:port/folder/}. */
  public String folder(String folder) {
    String path = folder.startsWith("/") ? folder : "/~/" + folder;
    return "sftp://" + host + ":" + port + path + (path.endsWith("/") ? "" : "/");
  }

  @Override
  public String toString() {
    return "PullSettings[" + user + "@" + host + ":" + port + folders + "]";
  }
}
