package io.wiredesk.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;

/**
 * A real distributed Connect worker, a cluster of one, its REST interface on loopback. Its settings
 * are those that any worker has for the sink, but for what one process on one machine needs.
 *
 * @param distribution has the worker's properties and its plugins
 * @param archive whether the archive's plugin is wanted, too
 * @param variables properties file that {@code ${env:NAME}} in these and in a connector reads
 */
record ConnectWorker(Ports ports, Distribution distribution, boolean archive, Path variables) {
  /** After a kill the worker that died must not hold up the one that follows. */
  private static final Map<String, String> CLUSTER_OF_ONE =
      Map.of(
          "scheduled.rebalance.max.delay.ms", "0",
          "session.timeout.ms", "3000",
          "heartbeat.interval.ms", "1000",
          "rebalance.timeout.ms", "10000",
          "consumer.session.timeout.ms", "6000",
          "consumer.heartbeat.interval.ms", "2000",
          "offset.flush.interval.ms", "1000");

  AutoCloseable start() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try { // the worker leaves its own plugin loader behind on this thread
      Connect<DistributedHerder> connect = new ConnectDistributed().startConnect(settings());
      return () -> {
        connect.stop();
        connect.awaitStop();
      };
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Map<String, String> settings() throws IOException {
    Properties shipped = new Properties();
    try (Reader reader = Files.newBufferedReader(distribution.worker())) {
      shipped.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    shipped.stringPropertyNames().forEach(key -> settings.put(key, shipped.getProperty(key)));
    settings.put("listeners", ports.url(PortRole.CONNECT));
    String plugins = distribution.plugins().toString();
    settings.put("plugin.path", archive ? plugins + "," + distribution.archive() : plugins);
    settings.put("config.providers.env.class", ConnectorVariables.class.getName());
    settings.put("config.providers.env.param.file", variables.toString());
    settings.putAll(CLUSTER_OF_ONE);
    return settings;
  }
}
