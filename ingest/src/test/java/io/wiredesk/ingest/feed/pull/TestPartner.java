package io.wiredesk.ingest.feed.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server of somebody else's: any user, password {@code secret}, one folder. */
public final class TestPartner implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path out;
  private final KeyPair key;

  private TestPartner(Path home) throws IOException {
    out = Files.createDirectories(home.resolve("out"));
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
    keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
    key = keys.loadKeys(null).iterator().next();
    server.setKeyPairProvider(keys);
    server.setHost("127.0.0.1");
    server.setPasswordAuthenticator((user, password, session) -> password.equals("secret"));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(home));
    server.start();
  }

  public static TestPartner start(Path home) throws IOException {
    return new TestPartner(home);
  }

  public int port() {
    return server.getPort();
  }

  String hostKey() {
    return PublicKeyEntry.toString(key.getPublic());
  }

  public String fingerprint() {
    return KeyUtils.getFingerPrint(key.getPublic());
  }

  public void put(String name, byte[] bytes) throws IOException {
    Files.write(out.resolve(name), bytes);
  }

  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
