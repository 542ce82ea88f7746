package io.wiredesk.local.stack;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and controller in one, on loopback.
 *
 * @param folder keeps its log and metadata
 */
record KafkaBroker(Path folder, Ports ports) {
  private static final int NODE = 1;

  AutoCloseable start() throws Exception {
    format();
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
    return Part.completed(
        () -> {
          server.shutdown();
          server.awaitShutdown();
        },
        server::startup);
  }

  /** Once for each data folder. The file that tells is the last that formatting writes. */
  private void format() throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    new Formatter()
        .setPrintStream(new PrintStream(talk, true, StandardCharsets.UTF_8))
        .setNodeId(NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setDirectories(List.of(folder.toString()))
        .setMetadataLogDirectory(folder.toString())
        .run();
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(identity());
    settings.putAll(ONE_NODE);
    settings.putAll(SMALL);
    return settings;
  }

  private Map<String, String> identity() {
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE),
        "log.dirs",
        folder.toString(),
        "controller.listener.names",
        "CONTROLLER",
        "controller.quorum.voters",
        NODE + "@" + ports.address(PortRole.CONTROLLER),
        "listeners",
        "PLAINTEXT://%s,CONTROLLER://%s"
            .formatted(ports.address(PortRole.KAFKA), ports.address(PortRole.CONTROLLER)),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  /** With one node there is nobody to replicate to and nobody to wait for. */
  private static final Map<String, String> ONE_NODE =
      Map.of(
          "auto.create.topics.enable", "false",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0",
          // After a kill the members of the last run must be forgotten soon.
          "group.min.session.timeout.ms", "1000",
          // Where a transaction follows another at once, the end of that is looked for so often.
          "add.partitions.to.txn.retry.backoff.ms", "4");

  private static final Map<String, String> SMALL =
      Map.of(
          "offsets.topic.num.partitions", "5",
          "transaction.state.log.num.partitions", "5",
          "share.coordinator.state.topic.num.partitions", "1",
          "log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024),
          "num.network.threads", "2",
          "num.io.threads", "2",
          "background.threads", "2",
          "group.coordinator.threads", "1",
          "queued.max.requests", "100",
          "log.segment.bytes", Integer.toString(128 * 1024 * 1024));
}
