package io.wiredesk.local.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.jspecify.annotations.Nullable;

/** A real distributed Connect worker, a cluster of one, its REST interface on loopback. */
final class ConnectPart implements Part {
  private static final String GROUP = "wiredesk-connect";

  private final Ports ports;
  private final Path plugins;
  private final Path variables;
  private @Nullable Connect<DistributedHerder> connect;

  /**
   * @param plugins folder with one folder for each connector plugin
   * @param variables properties file that {@code ${env:NAME}} in a connector's configuration reads
   */
  ConnectPart(Ports ports, Path plugins, Path variables) {
    this.ports = ports;
    this.plugins = plugins;
    this.variables = variables;
  }

  @Override
  public String name() {
    return "Kafka Connect";
  }

  @Override
  public void start() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try { // the worker leaves its own plugin loader behind on this thread
      connect = new ConnectDistributed().startConnect(settings());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() {
    if (connect != null) {
      connect.stop();
      connect.awaitStop();
      connect = null;
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("bootstrap.servers", ports.address(PortRole.KAFKA));
    settings.put("listeners", ports.url(PortRole.CONNECT));
    settings.put("plugin.path", plugins.toString());
    settings.put("config.providers.env.param.file", variables.toString());
    settings.putAll(CLUSTER_OF_ONE);
    settings.putAll(TOPICS);
    settings.putAll(SETTINGS);
    return settings;
  }

  private static final Map<String, String> TOPICS =
      Map.of(
          "config.storage.topic", GROUP + "-configs",
          "offset.storage.topic", GROUP + "-offsets",
          "status.storage.topic", GROUP + "-status",
          "config.storage.replication.factor", "1",
          "offset.storage.replication.factor", "1",
          "status.storage.replication.factor", "1",
          "offset.storage.partitions", "1",
          "status.storage.partitions", "1");

  /** After a kill the worker that died must not hold up the one that follows. */
  private static final Map<String, String> CLUSTER_OF_ONE =
      Map.of(
          "group.id", GROUP,
          "scheduled.rebalance.max.delay.ms", "0",
          "session.timeout.ms", "3000",
          "heartbeat.interval.ms", "1000",
          "rebalance.timeout.ms", "10000",
          "consumer.session.timeout.ms", "6000",
          "consumer.heartbeat.interval.ms", "2000");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "plugin.discovery", "service_load",
          "key.converter", "org.apache.kafka.connect.storage.StringConverter",
          "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
          "consumer.isolation.level", "read_committed",
          "config.providers", "env",
          "config.providers.env.class", ConnectorVariables.class.getName(),
          "offset.flush.interval.ms", "1000",
          "connector.client.config.override.policy", "All");
}
