package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** What providers run: a site with an RSS feed, and an SFTP server with a folder of stories. */
final class FeedSites implements AutoCloseable {
  static final String POLLED = "polled";
  static final String PULLED = "pulled";

  /** Its stories are told apart by their links. */
  static final String LINKED = "linked";

  private static final String RSS =
      "<rss version=\"2.0\"><channel><title>Polled</title><link>http://127.0.0.1/</link>%s</channel></rss>";

  private final Path folder;
  private final HttpServer site;
  private final SshServer partner = SshServer.setUpDefaultServer();
  private final PublicKey partnersKey;
  private String items = ""; // guarded by this

  private FeedSites(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("out"));
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/news.rss", this::serve);
    site.start();
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
    keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
    partnersKey = keys.loadKeys(null).iterator().next().getPublic();
    partner.setKeyPairProvider(keys);
    partner.setHost("127.0.0.1");
    partner.setPasswordAuthenticator((user, password, session) -> password.equals("secret"));
    partner.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    partner.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    partner.start();
  }

  /**
   * Starts both.
   *
   * @param folder the SFTP server's root
   */
  static FeedSites start(Path folder) throws IOException {
    return new FeedSites(folder);
  }

  /** A {@code wiredesk.yaml} that takes what they offer. */
  String config() {
    return """
        ingest:
          feeds:
            %s:
              provider: Polled
              language: en
              timeZone: Europe/Oslo
              poll:
                urls: ["http://127.0.0.1:%d/news.rss"]
                minInterval: PT0.2S
                maxInterval: PT1S
                allow: ["127.0.0.1"]
            %s:
              provider: Pulled
              pull:
                host: 127.0.0.1
                port: %d
                user: wiredesk
                password: secret
                hostKeys: ["%s"]
                folders: ["/out"]
                interval: PT0.5S
            %s:
              identity: link
        """
        .formatted(
            POLLED,
            site.getAddress().getPort(),
            PULLED,
            partner.getPort(),
            KeyUtils.getFingerPrint(partnersKey),
            LINKED);
  }

  /** Puts an item at the head of the RSS feed. */
  synchronized void publish(String guid, String title, String text) {
    items =
        "<item><guid>%s</guid><title>%s</title><description>%s</description></item>"
                .formatted(guid, title, text)
            + items;
  }

  /** Puts a file into the partner's folder. */
  void offer(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    byte[] body = RSS.formatted(items).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    site.stop(0);
    var unused = partner.close(true);
  }
}
