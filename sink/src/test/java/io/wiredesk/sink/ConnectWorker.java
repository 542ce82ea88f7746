package io.wiredesk.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Connect worker in a process of its own. Its class path holds Kafka and nothing of ours: the
 * connector comes from the plugin folder alone.
 */
final class ConnectWorker implements AutoCloseable {
  private static final List<String> NOT_KAFKAS =
      List.of(
          "/sink/target/",
          "wiredesk-",
          "flyway",
          "postgres",
          "opensearch",
          "lucene",
          "/schemas/target/",
          "avro-1");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Process process;

  ConnectWorker(Path directory, String bootstrap, Path pluginPath, Map<String, String> environment)
      throws IOException {
    port = Broker.freePort();
    Path properties =
        Files.writeString(
            directory.resolve("worker.properties"),
            """
        bootstrap.servers=%s
        group.id=sink-it
        listeners=http://127.0.0.1:%d
        plugin.path=%s
        plugin.discovery=service_load
        rest.extension.classes=io.wiredesk.sink.MetricsExtension
        key.converter=org.apache.kafka.connect.storage.StringConverter
        value.converter=org.apache.kafka.connect.converters.ByteArrayConverter
        config.storage.topic=c-config
        offset.storage.topic=c-offset
        status.storage.topic=c-status
        config.storage.replication.factor=1
        offset.storage.replication.factor=1
        status.storage.replication.factor=1
        offset.storage.partitions=1
        status.storage.partitions=1
        offset.flush.interval.ms=500
        scheduled.rebalance.max.delay.ms=0
        session.timeout.ms=6000
        heartbeat.interval.ms=1000
        consumer.session.timeout.ms=6000
        consumer.heartbeat.interval.ms=1000
        config.providers=env
        config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
        """
                .formatted(bootstrap, port, pluginPath.toAbsolutePath()));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            classPath(),
            "org.apache.kafka.connect.cli.ConnectDistributed",
            properties.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(directory.resolve("worker.log").toFile()));
    process = builder.start();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> NOT_KAFKAS.stream().noneMatch(entry::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  boolean isUp() {
    return send("GET", "/connectors", "").statusCode() == 200;
  }

  boolean lists(String connectorClass) {
    return send("GET", "/connector-plugins", "").body().contains(connectorClass);
  }

  /** The status code of creating, or changing, the connector of a file of name and config. */
  int apply(Path file) throws IOException {
    JsonNode connector = JSON.readTree(file.toFile());
    String name = connector.get("name").textValue();
    return send("PUT", "/connectors/" + name + "/config", connector.get("config").toString())
        .statusCode();
  }

  void restart(String name) {
    send("POST", "/connectors/" + name + "/restart?includeTasks=true", "");
  }

  String status(String name) {
    return send("GET", "/connectors/" + name + "/status", "").body();
  }

  /** What Prometheus would scrape. */
  String metrics() {
    return send("GET", "/metrics", "").body();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
