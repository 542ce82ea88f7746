package io.wiredesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The senders of every way, as they are in the field. */
final class Ways {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Ways() {}

  /** Posts, and believes a 202 or 422: both say that the message is in good hands. */
  static final class Push implements Way {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<URI> feed;
    private final String key;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    Push(Supplier<URI> feed, String key) {
      this.feed = feed;
      this.key = key;
    }

    @Override
    public void send(String name, byte[] message) throws IOException {
      HttpRequest request =
          HttpRequest.newBuilder(feed.get())
              .header("Authorization", "Bearer " + key)
              .POST(BodyPublishers.ofByteArray(message))
              .build();
      try {
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status == 202 || status == 422) {
          acknowledged.add(name);
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public boolean isAcknowledged(String name) {
      return acknowledged.contains(name);
    }
  }

  /** Writes files, and sees them leave. */
  static final class Drop implements Way {
    private final Path inbox;

    Drop(Path inbox) {
      this.inbox = inbox;
    }

    @Override
    public void send(String name, byte[] message) throws IOException {
      Files.write(inbox.resolve(name), message);
    }

    @Override
    public boolean isAcknowledged(String name) {
      return Files.exists(inbox.resolve("done").resolve(name))
          || Files.exists(inbox.resolve("rejected").resolve(name));
    }
  }

  /** Uploads, and believes the answer to its close. */
  static final class Upload implements Way {
    private final SshClient client = SshClient.setUpDefaultClient();
    private final Supplier<Integer> port;
    private final String user;
    private final String password;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    Upload(Supplier<Integer> port, String user, String password) {
      this.port = port;
      this.user = user;
      this.password = password;
      client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
      client.start();
    }

    @Override
    public void send(String name, byte[] message) throws IOException {
      try (ClientSession session =
          client.connect(user, "127.0.0.1", port.get()).verify(PATIENCE).getSession()) {
        session.addPasswordIdentity(password);
        session.auth().verify(PATIENCE);
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
          upload(sftp, name, message);
        }
      }
    }

    private void upload(SftpClient sftp, String name, byte[] message) {
      try {
        SftpClient.Handle file =
            sftp.open(name, SftpClient.OpenMode.Write, SftpClient.OpenMode.Create);
        sftp.write(file, 0, message);
        sftp.close(file);
        acknowledged.add(name);
      } catch (IOException e) {
        // Not acknowledged: a sender tries again later.
        acknowledged.remove(name);
      }
    }

    @Override
    public boolean isAcknowledged(String name) {
      return acknowledged.contains(name);
    }

    @Override
    public void close() {
      client.stop();
    }
  }

  /** Serves the last message, and takes a matching ETag for the acknowledgement. */
  static final class Site implements Way {
    private final HttpServer server;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile String current = "none";
    private volatile byte[] body = "[]".getBytes(UTF_8);

    Site() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::serve);
      server.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed.json");
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
      String known = exchange.getRequestHeaders().getFirst("If-None-Match");
      exchange.getResponseHeaders().set("ETag", current);
      if (current.equals(known)) {
        acknowledged.add(current);
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
      exchange.close();
    }

    @Override
    public synchronized void send(String name, byte[] message) {
      current = name;
      body = message;
    }

    @Override
    public boolean isAcknowledged(String name) {
      return acknowledged.contains(name);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  /** Puts files on its own server, and sees them removed. */
  static final class Partner implements Way {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path folder;
    private final String hostKey;
    private final Map<String, Boolean> sent = new ConcurrentHashMap<>();

    Partner(Path home) throws IOException {
      folder = Files.createDirectories(home.resolve("out"));
      SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
      keys.setAlgorithm("EC");
      hostKey = PublicKeyEntry.toString(keys.loadKeys(null).iterator().next().getPublic());
      server.setKeyPairProvider(keys);
      server.setHost("127.0.0.1");
      server.setPasswordAuthenticator((user, password, session) -> password.equals("secret"));
      server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
      server.setFileSystemFactory(new VirtualFileSystemFactory(home));
      server.start();
    }

    int port() {
      return server.getPort();
    }

    String hostKey() {
      return hostKey;
    }

    @Override
    public void send(String name, byte[] message) throws IOException {
      Files.write(folder.resolve(name), message);
      sent.put(name, true);
    }

    @Override
    public boolean isAcknowledged(String name) {
      return sent.containsKey(name) && !Files.exists(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
      server.stop(true);
    }
  }
}
