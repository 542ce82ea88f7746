package io.wiredesk.ingest.feed.pull;

import io.wiredesk.ingest.feed.ConnectionFailure;
import io.wiredesk.ingest.feed.settings.PullSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Locale;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/**
 * A partner's SFTP server. Only one with a pinned host key is talked to, and nothing of this
 * machine's own SSH set-up (keys, agent, known hosts, configuration) is used. Thread-safe.
 */
public final class PartnerServer implements AutoCloseable {
  private final PullSettings settings;
  private final SshClient client;
  private volatile @Nullable String refusedHostKey;

  public PartnerServer(PullSettings settings) {
    this.settings = settings;
    this.client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(identity(settings.privateKey()));
    client.setServerKeyVerifier(this::isPinned);
    Duration silence = settings.timeout();
    CoreModuleProperties.IDLE_TIMEOUT.set(client, silence);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, silence.plusSeconds(1));
    CoreModuleProperties.NIO_WORKERS.set(client, 1);
    client.start();
  }

  private static KeyIdentityProvider identity(@Nullable Path privateKey) {
    return privateKey == null
        ? KeyIdentityProvider.EMPTY_KEYS_PROVIDER
        : new FileKeyPairProvider(privateKey);
  }

  private boolean isPinned(ClientSession session, SocketAddress server, PublicKey presented) {
    boolean pinned = settings.hostKeys().stream().anyMatch(k -> k.is(presented));
    refusedHostKey = pinned ? null : KeyUtils.getFingerPrint(presented);
    return pinned;
  }

  /**
   * Connects and logs in.
   *
   * @throws IOException with one line for the operator
   */
  public RemoteFolder open(String folder) throws IOException {
    ClientSession session = connect();
    try {
      if (settings.password() != null) {
        session.addPasswordIdentity(settings.password());
      }
      authenticate(session);
      return new SftpFolder(
          session, SftpClientFactory.instance().createSftpClient(session), folder);
    } catch (IOException | RuntimeException e) {
      session.close(true);
      throw e;
    }
  }

  private ClientSession connect() throws IOException {
    Path key = settings.privateKey();
    if (key != null && !Files.isReadable(key)) {
      throw new IOException("the key " + key + " cannot be read; see pull: privateKey");
    }
    if (new InetSocketAddress(settings.host(), settings.port()).isUnresolved()) {
      throw new IOException(
          "the host " + settings.host() + " is not known; check pull: host and the DNS");
    }
    try {
      return client
          .connect(settings.user(), settings.host(), settings.port())
          .verify(settings.timeout())
          .getSession();
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s:%d cannot be reached: %s",
              settings.host(),
              settings.port(),
              ConnectionFailure.root(e)),
          e);
    }
  }

  private void authenticate(ClientSession session) throws IOException {
    try {
      session.auth().verify(settings.timeout());
    } catch (IOException e) {
      String strange = refusedHostKey;
      throw new IOException(
          strange == null
              ? "%s does not let '%s' in: %s; check pull: user and its password or key"
                  .formatted(settings.host(), settings.user(), e.getMessage())
              : ("%s shows the host key %s, which is not among pull: hostKeys;"
                      + " ask the partner before you add it")
                  .formatted(settings.host(), strange),
          e);
    }
  }

  @Override
  public void close() {
    client.stop();
  }
}
