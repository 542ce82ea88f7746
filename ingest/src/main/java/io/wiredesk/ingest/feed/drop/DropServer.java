package io.wiredesk.ingest.feed.drop;

import io.wiredesk.ingest.feed.ClientAddress;
import io.wiredesk.ingest.feed.DataFolders;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedMeters.Refusal;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.directory.DirectoryFeed;
import io.wiredesk.ingest.feed.directory.DirectoryPoller;
import io.wiredesk.ingest.feed.directory.Inbox;
import io.wiredesk.ingest.feed.settings.DropSettings;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SFTP server that feeds with a {@code drop} upload to: no shell, no commands, no forwarding,
 * and for each user nothing but its feed's folder. Its host key is drawn once and kept in {@code
 * sftp/host-key}.
 */
public final class DropServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DropServer.class);
  private static final int MOST_AUTH_REQUESTS = 10;
  private static final int OPEN_FILES = 32;
  private static final int EC_BITS = 256;

  private final SshServer server;
  private final SourceScheduler pollers;
  private final String fingerprint;

  private DropServer(SshServer server, SourceScheduler pollers, String fingerprint) {
    this.server = server;
    this.pollers = pollers;
    this.fingerprint = fingerprint;
  }

  /**
   * Makes the folders and begins to listen.
   *
   * @param feeds all feeds; those without a drop have no user
   * @throws ConfigException when a folder, the host key or the address cannot be used
   */
  public static DropServer start(
      Map<String, FeedSettings> feeds, SftpServerSettings settings, Surroundings around) {
    Map<String, DropSettings> drops = new LinkedHashMap<>();
    Map<String, DropFolder> folders = new LinkedHashMap<>();
    feeds.forEach(
        (name, feed) -> {
          if (feed.drop() != null) {
            drops.put(name, feed.drop());
            folders.put(name, folder(name, feed, around));
          }
        });
    SshServer server = SshServer.setUpDefaultServer();
    SftpLogins logins =
        new SftpLogins(
            drops, new AttemptLimit(settings.maxAttempts(), around.clock()), around.meters());
    server.setPasswordAuthenticator(logins);
    server.setPublickeyAuthenticator(logins);
    server.setUserAuthFactories(
        List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
    server.setSubsystemFactories(List.of(new Uploads(folders, settings, around.meters())));
    server.setFileSystemFactory(homes(folders));
    bound(server, settings, around.meters());
    String fingerprint = hostKey(server, around.folders().sftp());
    listen(server, settings.listen());
    List<DirectoryPoller> pollers =
        folders.values().stream()
            .map(folder -> new DirectoryPoller(folder.whole(), around.pollInterval()))
            .toList();
    log.info("sftp_listens port={} host_key={}", server.getPort(), fingerprint);
    return new DropServer(server, SourceScheduler.start(pollers, around.meters()), fingerprint);
  }

  /**
   * What the server needs of its surroundings.
   *
   * @param folders for uploads and the host key
   * @param maxFileBytes where a feed does not say
   * @param pollInterval how often what is whole but not yet acknowledged is tried again
   */
  public record Surroundings(
      DataFolders folders,
      int maxFileBytes,
      Duration pollInterval,
      Intake intake,
      FeedMeters meters,
      InstantSource clock) {}

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** The host key's, as OpenSSH shows it. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Connections now, logged in or not. */
  public int sessions() {
    return server.getActiveSessions().size();
  }

  private static DropFolder folder(String name, FeedSettings feed, Surroundings around) {
    Path path = around.folders().drop(name);
    int most = feed.maxMessageBytes(around.maxFileBytes());
    Inbox inbox = Inbox.open(path);
    DirectoryFeed whole =
        new DirectoryFeed(
            name,
            DropFolder.TRANSPORT,
            feed,
            inbox,
            around.intake(),
            most,
            Duration.ZERO, // what is there is whole
            around.clock(),
            around.meters());
    try {
      return new DropFolder(path.resolve("upload"), whole, most, around.clock());
    } catch (IOException e) {
      throw new ConfigException("cannot make %s; check ingest.dataDir".formatted(path));
    }
  }

  private static VirtualFileSystemFactory homes(Map<String, DropFolder> folders) {
    VirtualFileSystemFactory homes = new VirtualFileSystemFactory();
    folders.forEach((feed, folder) -> homes.setUserHomeDir(feed, folder.upload()));
    return homes;
  }

  private static void bound(SshServer server, SftpServerSettings settings, FeedMeters meters) {
    CoreModuleProperties.AUTH_TIMEOUT.set(server, settings.loginTimeout());
    CoreModuleProperties.IDLE_TIMEOUT.set(server, settings.idleTimeout());
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(
        server, settings.idleTimeout().plus(settings.loginTimeout()));
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MOST_AUTH_REQUESTS);
    CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, settings.maxSessionsPerFeed());
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "WIREDESK");
    SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, OPEN_FILES);
    server.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            if (server.getActiveSessions().size() > settings.maxSessions()
                || unknown(server, session) >= settings.maxUnknownSessions()) {
              meters.refused(Refusal.SFTP_SESSIONS);
              log.warn("sftp_session_refused: there are too many already");
              session.close(true);
            }
          }
        });
  }

  /** How many others that have not logged in are of the session's address. */
  private static long unknown(SshServer server, Session session) {
    String address = ClientAddress.of(session.getIoSession().getRemoteAddress());
    return server.getActiveSessions().stream()
        .filter(s -> s != session && !s.isAuthenticated())
        .filter(s -> ClientAddress.of(s.getIoSession().getRemoteAddress()).equals(address))
        .count();
  }

  private static String hostKey(SshServer server, Path folder) {
    try {
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      Files.createDirectories(
          folder,
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
              }
              : new FileAttribute<?>[0]);
      SimpleGeneratorHostKeyProvider keys =
          new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
      keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
      keys.setKeySize(EC_BITS);
      KeyPair pair = keys.loadKeys(null).iterator().next();
      server.setKeyPairProvider(keys);
      return KeyUtils.getFingerPrint(pair.getPublic());
    } catch (IOException | RuntimeException e) {
      throw new ConfigException(
          "the SFTP host key in %s cannot be read or made (%s); check the folder and its owner"
              .formatted(folder, e.getClass().getSimpleName()));
    }
  }

  private static void listen(SshServer server, ListenAddress address) {
    server.setHost(address.host());
    server.setPort(address.port());
    try {
      server.start();
    } catch (IOException e) {
      throw new ConfigException(
          "SFTP cannot listen on %s (ingest.sftp.listen): %s".formatted(address, e.getMessage()));
    }
  }

  /** Makes each session's side. */
  private static final class Uploads extends SftpSubsystemFactory {
    private final Map<String, DropFolder> folders;
    private final SftpServerSettings settings;
    private final FeedMeters meters;

    Uploads(Map<String, DropFolder> folders, SftpServerSettings settings, FeedMeters meters) {
      this.folders = folders;
      this.settings = settings;
      this.meters = meters;
      setErrorStatusDataHandler(new ErrorMessages());
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
      DropFolder folder =
          Objects.requireNonNull(folders.get(channel.getSession().getUsername()), "logged in");
      try {
        folder.discardAbandoned();
      } catch (IOException | UncheckedIOException e) { // the next session tries again
        log.warn("uploads_not_looked_through feed={}", folder.feed(), e);
      }
      return new UploadSubsystem(channel, this, folder, meters, settings.minFreeBytes());
    }
  }

  /** Tells a sender what we mean to tell it, and of anything else only its kind. */
  private static final class ErrorMessages implements SftpErrorStatusDataHandler {
    @Override
    public String resolveErrorMessage(
        SftpSubsystemEnvironment session,
        int id,
        @Nullable Throwable e,
        int status,
        int command,
        Object... args) {
      return e instanceof SftpException ours && ours.getMessage() != null
          ? ours.getMessage()
          : SftpErrorStatusDataHandler.super.resolveErrorMessage(
              session, id, e, status, command, args);
    }
  }

  /** Lets no more sessions in, and ends those there are. */
  @Override
  public void close() {
    try {
      server.stop(false);
    } catch (IOException e) {
      log.warn("sftp_stop_failed", e);
    }
    pollers.close();
  }
}
