package io.wiredesk.local.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.TopicSetup;
import io.wiredesk.local.stack.PartProcess.Surroundings;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The pipeline as on a cluster: each part a process of its own, on this machine. Parts are named by
 * the port that they listen on. Not for use by two threads at once.
 */
public final class SplitStack implements Pipeline {
  /** In the order of their start. */
  private static final List<PortRole> PARTS =
      List.of(
          PortRole.POSTGRES,
          PortRole.KAFKA,
          PortRole.REGISTRY,
          PortRole.CONNECT,
          PortRole.ENRICH,
          PortRole.INGEST,
          PortRole.MONITOR);

  private final Path folder;
  private final Ports ports;
  private final SinkSettings sinks;
  private final Stack prepared;
  private final Map<PortRole, PartProcess> running = new EnumMap<>(PortRole.class);

  private SplitStack(Path folder, Ports ports, SinkSettings sinks, Stack prepared) {
    this.folder = folder;
    this.ports = ports;
    this.sinks = sinks;
    this.prepared = prepared;
  }

  /** Starts all parts; returns when all are ready. */
  public static SplitStack start(Path folder, List<String> feeds) throws Exception {
    return start(folder, feeds, SinkSettings.POSTGRES);
  }

  /** The same, with more sinks. */
  public static SplitStack start(Path folder, List<String> feeds, SinkSettings sinks)
      throws Exception {
    Ports ports = Ports.free();
    StackOptions options =
        new StackOptions(ports, feeds, IngestSection.NONE, sinks, Distribution.current());
    SplitStack stack =
        new SplitStack(
            folder,
            ports,
            sinks,
            Stack.prepare(options, DataFolder.open(folder), System.out::println));
    try {
      SecretFile.write(folder.resolve(Endpoints.FILE), stack.endpoints().toJson());
      stack.partitionAsOnACluster();
      for (PortRole part : PARTS) {
        if (part == PortRole.CONNECT) {
          stack.installContract();
        }
        stack.start(part);
      }
      return stack;
    } catch (Exception | AssertionError e) {
      stack.close();
      throw e;
    }
  }

  private void installContract() throws IOException, InterruptedException {
    TopicSetup.install(config());
    if (sinks.archive()) {
      TopicSetup.prepareArchive(config());
    }
  }

  /** As many partitions as the catalogue has, and so every topic between enrich's stages. */
  private void partitionAsOnACluster() throws IOException {
    StackFile.edit(configFile(), root -> ((ObjectNode) root.path("topics")).remove("partitions"));
  }

  /** Starts a part that does not run; returns when it is ready. */
  public void start(PortRole part) throws Exception {
    start(part, Surroundings.USUAL);
  }

  /** The same, in other surroundings. */
  public void start(PortRole part, Surroundings around) throws Exception {
    begin(part, around);
    awaitReady(part);
  }

  /** Starts a part that does not run. A role is not ready yet when this returns. */
  public void begin(PortRole part, Surroundings around) throws Exception {
    PartProcess started =
        switch (part) {
          case POSTGRES, KAFKA, REGISTRY, CONNECT ->
              PartProcess.server(part, folder, ports, around);
          default -> PartProcess.role(part.key(), configFile(), around);
        };
    running.put(part, started);
  }

  /** Returns when a part that was begun is ready. */
  public void awaitReady(PortRole part) throws Exception {
    switch (part) {
      case POSTGRES, KAFKA, REGISTRY -> {}
      case CONNECT -> {
        for (String sink : sinks.names()) {
          ConnectorSetup.load(ports.url(part), Distribution.current().connector(sink)).install();
        }
      }
      default -> part(part).awaitHealthy(ports.url(part));
    }
  }

  /** As {@code kill -9} does. */
  public void kill(PortRole part) throws InterruptedException {
    if (part == PortRole.POSTGRES) { // the servers' own process is the postmaster
      PostgresOrphan.find(folder.resolve("postgres/cluster"))
          .orElseThrow(() -> new AssertionError("PostgreSQL does not run"))
          .destroyForcibly();
    }
    remove(part).process().kill();
  }

  /** As an operator stops it, and returns the exit status. */
  public int stop(PortRole part) throws InterruptedException {
    return remove(part).process().stop();
  }

  /** The process of a part that was started. */
  public ChildProcess process(PortRole part) {
    return part(part).process();
  }

  /**
   * Another enrich of the same group, with state of its own, that listens elsewhere. The caller
   * ends it.
   */
  public PartProcess secondEnrich(String name) throws IOException {
    Path file = folder.resolve("wiredesk-" + name + ".yaml");
    StackFile.edit(
        configFile(),
        file,
        root ->
            ((ObjectNode) root.path("enrich"))
                .put("listen", "127.0.0.1:" + Ports.free().of(PortRole.ENRICH))
                .put("stateDir", folder.resolve("streams-" + name).toString()));
    return PartProcess.role(PortRole.ENRICH.key(), file, Surroundings.USUAL);
  }

  /** Loses a folder of the data, which nothing that runs uses. */
  public void deleteFolder(String name) throws IOException {
    FileTree.delete(folder.resolve(name));
  }

  public Path folder() {
    return folder;
  }

  public String url(PortRole part) {
    return ports.url(part);
  }

  public Ports ports() {
    return ports;
  }

  @Override
  public Endpoints endpoints() {
    return prepared.endpoints();
  }

  @Override
  public ConfigFile config() {
    return ConfigFile.load(configFile());
  }

  /** Stops what still runs, in reverse order. */
  public void close() throws InterruptedException {
    try {
      for (int i = PARTS.size() - 1; i >= 0; i--) {
        PartProcess part = running.remove(PARTS.get(i));
        if (part != null) {
          part.process().stop();
        }
      }
    } finally {
      running.values().forEach(part -> part.process().destroy());
      PostgresOrphan.stop(folder.resolve("postgres/cluster"));
      prepared.close();
    }
  }

  private Path configFile() {
    return folder.resolve(Endpoints.CONFIG_FILE);
  }

  private PartProcess part(PortRole part) {
    return Objects.requireNonNull(running.get(part), () -> part + " was not started");
  }

  private PartProcess remove(PortRole part) {
    return Objects.requireNonNull(running.remove(part), () -> part + " was not started");
  }
}
