package io.wiredesk.ingest.feed.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.DataFolders;
import io.wiredesk.ingest.feed.FakeIntake;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An SFTP server of a few feeds, and its senders. */
abstract class DropServerBench {
  static final Duration SOON = Duration.ofSeconds(10);
  static final int MOST_BYTES = 100_000;
  @TempDir Path data;
  final FakeIntake intake = new FakeIntake();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final SshClient client = SshClient.setUpDefaultClient();
  final KeyPair keyPair = pair();
  DropServer server;

  @BeforeEach
  void start() {
    server = server("");
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop();
    server.close();
  }

  DropServer server(String more) {
    SftpServerSettings settings =
        ConfigFile.parse(
                "sftp: {listen: '127.0.0.1:0', maxSessionsPerFeed: 2, maxAttempts: 3"
                    + (more.isEmpty() ? ", minFreeBytes: 0" : ", " + more)
                    + "}")
            .section("sftp", SftpServerSettings.class);
    String password = "sha256:" + Sha256.hex("acme-password".getBytes(UTF_8));
    Map<String, FeedSettings> feeds =
        Map.of(
            "acme", FeedSamples.feed("{drop: {passwords: ['" + password + "']}}"),
            "keyed",
                FeedSamples.feed(
                    "{drop: {publicKeys: ['"
                        + PublicKeyEntry.toString(keyPair.getPublic())
                        + "']}}"),
            "pushed", FeedSamples.feed("{directory: true}"));
    return DropServer.start(
        feeds,
        settings,
        new DropServer.Surroundings(
            new DataFolders(data),
            MOST_BYTES,
            Duration.ofMillis(50),
            intake,
            new FeedMeters(meters),
            new TestClock()));
  }

  SftpClient login() throws IOException {
    return login("acme", "acme-password");
  }

  SftpClient login(String user, String password) throws IOException {
    ClientSession session = connect(user);
    try {
      session.addPasswordIdentity(password);
      session.auth().verify(SOON);
      return SftpClientFactory.instance().createSftpClient(session).singleSessionInstance();
    } catch (IOException e) {
      session.close(true);
      throw e;
    }
  }

  ClientSession connect(String user) throws IOException {
    return client.connect(user, "127.0.0.1", server.port()).verify(SOON).getSession();
  }

  static void put(SftpClient sftp, String name, byte[] bytes) throws IOException {
    try (SftpClient.CloseableHandle file =
        sftp.open(name, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      for (int at = 0; at < bytes.length; at += 16_000) {
        byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + 16_000, bytes.length));
        sftp.write(file, at, part, 0, part.length);
      }
    }
  }

  double uploads(String outcome) {
    return meters.counter("wiredesk.ingest.uploads", "feed", "acme", "outcome", outcome).count();
  }

  static KeyPair pair() {
    try {
      return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
