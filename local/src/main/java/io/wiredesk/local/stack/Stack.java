package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.TopicSetup;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.enrich.EnrichApp;
import io.wiredesk.ingest.IngestApp;
import io.wiredesk.monitor.MonitorApp;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline in this process: PostgreSQL, broker, registry, contract, Connect, enrich,
 * ingest, monitor, started in that order and stopped in the reverse one. The same data folder can
 * be started again however the last run ended. One stack a process.
 */
public final class Stack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

  private final StackOptions options;
  private final DataFolder data;
  private final Consumer<String> talk;
  private final Deque<Part> started = new ArrayDeque<>();
  private final PostgresPart postgres;
  private final Endpoints endpoints;
  private final Object lifeCycle = new Object();
  private volatile @Nullable Thread starter;
  private volatile boolean closing;

  private Stack(StackOptions options, DataFolder data, Consumer<String> talk) throws IOException {
    this.options = options;
    this.data = data;
    this.talk = talk;
    this.postgres =
        new PostgresPart(
            data.folder("postgres"),
            options.distribution().postgresPrograms(),
            options.ports().of(PortRole.POSTGRES));
    StackFeeds feeds =
        StackFeeds.open(
            data.folder("keys"), StackConfig.ingestFolder(data).resolve("inbox"), options.feeds());
    this.endpoints = endpointsWith(feeds);
    SecretFile.write(
        data.file(Endpoints.CONFIG_FILE),
        StackConfig.yaml(options, data, feeds, endpoints.postgres()));
    SecretFile.write(
        data.file("connector.properties"),
        StackConfig.variables(options.ports(), endpoints.postgres()));
  }

  /**
   * Makes sure that nothing stands in the way: folder, leftovers of a killed run, ports.
   *
   * @param talk is told one line for each thing that happens
   * @throws CommandException with one line for the user, before anything starts
   */
  public static Stack prepare(StackOptions options, Consumer<String> talk) {
    DataFolder data = DataFolder.open(options.data());
    try {
      Files.deleteIfExists(data.file(Endpoints.FILE)); // a killed run left it
      Stack stack = new Stack(options, data, talk);
      stack.postgres.stopOrphan();
      options.ports().requireFree();
      return stack;
    } catch (IOException e) {
      data.close();
      throw new CommandException("data folder " + data.root() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Starts everything; returns when all of it is ready.
   *
   * @param onDeath told one line when a part dies later; the stack should be closed then
   * @throws CommandException with one line for the user; whatever had started is stopped again
   */
  public void start(Consumer<String> onDeath) {
    KafkaExits.tame(onDeath);
    starter = Thread.currentThread();
    synchronized (lifeCycle) {
      try {
        parts().forEach(this::start);
        SecretFile.write(data.file(Endpoints.FILE), endpoints.toJson());
      } catch (IOException e) {
        throw new CommandException("cannot write the endpoints: " + e.getMessage(), e);
      } finally {
        starter = null;
      }
    }
  }

  /** Where everything is reached. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /**
   * Stops everything in order, also from another thread while it starts. Harmless when repeated.
   */
  @Override
  public void close() {
    closing = true;
    Thread starting = starter;
    if (starting != null) {
      starting.interrupt();
    }
    synchronized (lifeCycle) {
      try {
        Files.deleteIfExists(data.file(Endpoints.FILE));
      } catch (IOException e) {
        LOG.warn("cannot remove the endpoints file", e);
      }
      stopParts();
      data.close();
    }
  }

  /** In the order of their start. Adding a part is one line here. */
  private List<Part> parts() {
    Ports ports = options.ports();
    return List.of(
        postgres,
        new BrokerPart(data.folder("kafka"), ports),
        new RegistryPart(ports.address(PortRole.KAFKA), ports.of(PortRole.REGISTRY)),
        new StepPart("topics and schemas", this::installContract),
        new ConnectPart(ports, options.distribution().plugins(), data.file("connector.properties")),
        new StepPart("connector", this::installConnector),
        new RolePart("enrich", ports.url(PortRole.ENRICH), this::config, EnrichApp::start),
        new RolePart("ingest", ports.url(PortRole.INGEST), this::config, IngestApp::start),
        new RolePart("monitor", ports.url(PortRole.MONITOR), this::config, MonitorApp::start));
  }

  private void start(Part part) {
    long begun = System.nanoTime();
    started.push(part);
    try {
      if (closing) {
        throw new InterruptedException("told to stop");
      }
      part.start();
    } catch (Exception | LinkageError e) {
      boolean interrupted = Thread.interrupted(); // a close must not be cut short
      stopParts();
      if (interrupted || e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new CommandException(part.name() + " did not start: " + e.getMessage(), e);
    }
    long took = (System.nanoTime() - begun) / 1_000_000;
    LOG.info("started part={} ms={}", part.name(), took);
    talk.accept("%-20s %5.1f s".formatted(part.name(), took / 1000.0));
  }

  private void stopParts() {
    while (!started.isEmpty()) {
      Part part = started.pop();
      long begun = System.nanoTime();
      try {
        part.close();
        LOG.info("stopped part={} ms={}", part.name(), (System.nanoTime() - begun) / 1_000_000);
      } catch (RuntimeException e) { // the parts below must stop all the same
        LOG.warn("part={} did not stop in order", part.name(), e);
      }
    }
  }

  private void installContract() throws IOException {
    TopicSetup.install(config()).forEach(line -> LOG.info("contract: {}", line));
  }

  private void installConnector() throws IOException, InterruptedException {
    ConnectorSetup.load(endpoints.connect(), options.distribution().connector()).install();
  }

  private ConfigFile config() {
    return ConfigFile.load(data.file(Endpoints.CONFIG_FILE));
  }

  private Endpoints endpointsWith(StackFeeds feeds) throws IOException {
    Ports ports = options.ports();
    return new Endpoints(
        ports.address(PortRole.KAFKA),
        ports.url(PortRole.REGISTRY),
        ports.url(PortRole.INGEST),
        ports.url(PortRole.CONNECT),
        ports.url(PortRole.MONITOR),
        new Endpoints.Postgres(postgres.url(), PostgresPart.USER, postgres.password()),
        feeds.endpoints(ports.address(PortRole.SFTP)));
  }
}
