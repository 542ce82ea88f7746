package io.wiredesk.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;

/** Three brokers that are controllers, too, each a process of its own. Numbered from zero. */
final class SecuredBrokers {
  private static final int COUNT = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String CLUSTER = "d2lyZWRlc2stc2VjdXJlZA";

  /** What compose sets by variables on a cluster, and what keeps three brokers small. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("controller.listener.names", "CONTROLLER"),
          Map.entry("inter.broker.listener.name", "INSIDE"),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("default.replication.factor", "3"),
          Map.entry("min.insync.replicas", "2"),
          Map.entry("offsets.topic.replication.factor", "3"),
          Map.entry("transaction.state.log.replication.factor", "3"),
          Map.entry("transaction.state.log.min.isr", "2"),
          Map.entry("offsets.topic.num.partitions", "6"),
          Map.entry("transaction.state.log.num.partitions", "6"),
          Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024)),
          Map.entry("num.io.threads", "2"),
          Map.entry("num.network.threads", "2"),
          Map.entry("background.threads", "2"));

  private final Path folder;
  private final SecuredFiles files;
  private final List<Ports> ports = Stream.generate(Ports::free).limit(COUNT).toList();
  private final Map<Integer, ChildProcess> running = new HashMap<>();
  private int starts;

  SecuredBrokers(Path folder, SecuredFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /** Where all of them are reached. */
  String bootstrap() {
    return ports.stream().map(p -> p.address(PortRole.KAFKA)).collect(Collectors.joining(","));
  }

  /** Formats their folders and starts all. */
  void begin() throws IOException {
    for (int broker = 0; broker < COUNT; broker++) {
      String settings = write(broker).toString();
      String[] format = {"format", "--cluster-id", CLUSTER, "--config", settings};
      if (StorageTool.execute(format, new PrintStream(System.err, true, StandardCharsets.UTF_8))
          != 0) {
        throw new AssertionError("cannot format a folder by " + settings);
      }
    }
    for (int broker = 0; broker < COUNT; broker++) {
      begin(broker);
    }
  }

  /** Starts one that does not run. */
  void begin(int broker) throws IOException {
    List<String> command =
        JavaCommand.of(
            "broker-%d-start-%d".formatted(broker, ++starts),
            folder,
            List.of(
                "-Xmx384m",
                "-Djava.security.auth.login.config=" + files.drawn().resolve("broker/jaas.conf")),
            Kafka.class,
            file(broker).toString());
    running.put(broker, ChildProcess.start(command, Map.of(), ""));
  }

  /** Returns when all that were begun are brokers of the cluster. */
  void awaitReady(Admin admin) throws InterruptedException {
    Waiting.until(
        PATIENCE,
        "the brokers",
        () -> {
          if (!running.values().stream().allMatch(ChildProcess::isAlive)) {
            throw new AssertionError("a broker ended, see the logs in " + folder);
          }
          try {
            int there = admin.describeCluster().nodes().get().size();
            return there == running.size()
                ? Waiting.done(there)
                : Waiting.notYet(there + " are there");
          } catch (ExecutionException e) {
            return Waiting.notYet(String.valueOf(e.getMessage()));
          }
        });
  }

  /** As {@code kill -9} does. */
  void kill(int broker) throws InterruptedException {
    ChildProcess process = running.remove(broker);
    if (process != null) {
      process.kill();
    }
  }

  /** Ends all of them. */
  void close() {
    running.values().forEach(ChildProcess::destroy);
    running.clear();
  }

  private Path write(int broker) throws IOException {
    Properties settings = new Properties();
    settings.putAll(SETTINGS);
    settings.putAll(files.broker());
    Ports own = ports.get(broker);
    settings.putAll(
        Map.of(
            "node.id", Integer.toString(broker + 1),
            "log.dirs", folder.resolve("kafka-" + broker).toString(),
            "controller.quorum.voters", voters(),
            "listeners",
                "CONTROLLER://%s,INSIDE://%s"
                    .formatted(own.address(PortRole.CONTROLLER), own.address(PortRole.KAFKA)),
            "advertised.listeners", "INSIDE://" + own.address(PortRole.KAFKA)));
    try (Writer writer = Files.newBufferedWriter(file(broker))) {
      settings.store(writer, null);
    }
    return file(broker);
  }

  private String voters() {
    List<String> voters = new ArrayList<>();
    IntStream.range(0, COUNT)
        .forEach(b -> voters.add((b + 1) + "@" + ports.get(b).address(PortRole.CONTROLLER)));
    return String.join(",", voters);
  }

  private Path file(int broker) {
    return folder.resolve("kafka-" + broker + ".properties");
  }
}
