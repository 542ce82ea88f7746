package io.wiredesk.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The {@code wiredesk.yaml} that a local stack writes for its roles, and the variables of its
 * Connect worker and connector. Both hold passwords.
 */
final class StackConfig {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A killed process's membership must end soon, so that its successor starts at once. */
  private static final Map<String, String> SHORT_SESSIONS =
      Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "2000");

  /** Here a file is dropped by whoever waits for it, not by a slow copy over a network. */
  private static final String SETTLE_TIME = "PT1S";

  private StackConfig() {}

  /** The text of {@code wiredesk.yaml}. JSON, which is YAML, too. */
  static String yaml(
      StackOptions options, DataFolder data, StackFeeds feeds, Endpoints.Postgres postgres)
      throws IOException {
    Ports ports = options.ports();
    Map<String, Object> kafka = new LinkedHashMap<>();
    kafka.put("bootstrap.servers", ports.address(PortRole.KAFKA));
    kafka.putAll(SHORT_SESSIONS);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("kafka", kafka);
    root.put("registry", Map.of("schema.registry.url", ports.url(PortRole.REGISTRY)));
    root.put("topics", Map.of("replication", 1, "partitions", onePartitionEach()));
    String operatorKey = SecretFile.readOrDraw(data.file("operator.key"));
    root.put("ingest", ingest(ports, data, feeds, options.own(), operatorKey));
    root.put("enrich", enrich(ports, data));
    root.put("monitor", monitor(ports, postgres, operatorKey));
    return JSON.writeValueAsString(root) + "\n";
  }

  /** The text of the properties file that the placeholders of worker and connector read. */
  static String variables(StackOptions options, DataFolder data, Endpoints.Postgres postgres) {
    Ports ports = options.ports();
    return """
    WIREDESK_KAFKA=%s
    WIREDESK_REGISTRY_URL=%s
    WIREDESK_POSTGRES_URL=%s
    WIREDESK_POSTGRES_USER=%s
    WIREDESK_POSTGRES_PASSWORD=%s
    WIREDESK_REPLICATION=1
    WIREDESK_SINK_TASKS=1
    """
            .formatted(
                ports.address(PortRole.KAFKA),
                ports.url(PortRole.REGISTRY),
                postgres.url(),
                postgres.user(),
                postgres.password())
        + options.sinks().orElse(archive(data)).lines();
  }

  /** An archive in a folder, a commit a minute. */
  private static Map<String, String> archive(DataFolder data) {
    return Map.of(
        "WIREDESK_ICEBERG_WAREHOUSE",
        data.file("archive").toString(),
        "WIREDESK_ICEBERG_IO",
        "io.wiredesk.archive.LocalFileIO",
        "WIREDESK_ICEBERG_COMMIT_MS",
        "60000");
  }

  /** One machine gains nothing by more: with one, enrich needs no topic between its stages. */
  private static Map<String, Integer> onePartitionEach() {
    return Arrays.stream(WireTopic.values())
        .collect(Collectors.toMap(WireTopic::topicName, topic -> 1));
  }

  /** The folder whose {@code inbox/} ingest watches. */
  static Path ingestFolder(DataFolder data) {
    return data.folder("ingest");
  }

  private static Map<String, Object> ingest(
      Ports ports, DataFolder data, StackFeeds feeds, IngestSection own, String operatorKey)
      throws IOException {
    Map<String, Object> ingest = new LinkedHashMap<>(own.others());
    Map<String, Object> sftp = new LinkedHashMap<>(own.sftp());
    sftp.put("listen", ports.address(PortRole.SFTP));
    ingest.putIfAbsent("settleTime", SETTLE_TIME);
    ingest.put("listen", ports.address(PortRole.INGEST));
    ingest.put("dataDir", ingestFolder(data).toString());
    ingest.put("sftp", sftp);
    ingest.put("feeds", feeds.settings(own.feeds()));
    ingest.put(
        "operatorKeys",
        StackFeeds.with(StackFeeds.hashed(operatorKey), ingest.get("operatorKeys")));
    return ingest;
  }

  private static Map<String, Object> enrich(Ports ports, DataFolder data) {
    Map<String, Object> enrich = new LinkedHashMap<>();
    enrich.put("listen", ports.address(PortRole.ENRICH));
    enrich.put("stateDir", data.folder("streams").toString());
    enrich.put("threads", 1);
    return enrich;
  }

  private static Map<String, Object> monitor(
      Ports ports, Endpoints.Postgres postgres, String operatorKey) {
    Map<String, Object> monitor = new LinkedHashMap<>();
    monitor.put("listen", ports.address(PortRole.MONITOR));
    monitor.put("connect", ports.url(PortRole.CONNECT));
    monitor.put("ingest", ports.url(PortRole.INGEST));
    monitor.put("enrich", ports.url(PortRole.ENRICH));
    monitor.put("operatorKey", operatorKey);
    monitor.put(
        "postgres",
        Map.of("url", postgres.url(), "user", postgres.user(), "password", postgres.password()));
    return monitor;
  }
}
