package io.wiredesk.archive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A server that speaks S3, in a process of its own, whose one bucket is a folder. */
final class ObjectStore implements AutoCloseable {
  static final String SERVER = "org.gaul.s3proxy.Main";
  private static final String BUCKET = "wire";
  private static final String KEY = "archivist";
  private static final String SECRET = "archivists-secret";

  private final Path folder;
  private final int port;
  private Process process;

  ObjectStore(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.createDirectories(bucket());
    process = start();
  }

  /** Where its objects are seen as files. */
  Path bucket() {
    return folder.resolve("objects").resolve(BUCKET);
  }

  /** What the connector's settings say of it. */
  Map<String, String> settings() {
    return Map.of(
        "warehouse",
        "s3://" + BUCKET + "/archive",
        "io-impl",
        "org.apache.iceberg.aws.s3.S3FileIO",
        "s3.endpoint",
        "http://127.0.0.1:" + port,
        "s3.path-style-access",
        "true",
        "s3.access-key-id",
        KEY,
        "s3.secret-access-key",
        SECRET,
        "client.region",
        "eu-central-1");
  }

  /** It is away until it is back. */
  void stop() {
    process.destroyForcibly().onExit().join();
  }

  void startAgain() throws IOException, InterruptedException {
    process = start();
  }

  private Process start() throws IOException, InterruptedException {
    Path settings =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem-nio2
            jclouds.filesystem.basedir=%s
            """
                .formatted(port, KEY, SECRET, folder.resolve("objects")));
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SERVER,
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    while (!answers()) {
      if (!started.isAlive()) {
        throw new IOException("it ended: " + Files.readString(folder.resolve("s3proxy.log")));
      }
      Thread.sleep(50);
    }
    return started;
  }

  private boolean answers() throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/");
    try {
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
