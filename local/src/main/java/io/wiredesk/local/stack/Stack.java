package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.cluster.TopicSetup;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.enrich.EnrichApp;
import io.wiredesk.ingest.IngestApp;
import io.wiredesk.local.registry.RegistryServer;
import io.wiredesk.monitor.MonitorApp;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline in this process, started in {@link #waves} and stopped in the reverse order.
 * The same data folder can be started again however the last run ended. One stack a process.
 */
public final class Stack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final StackOptions options;
  private final DataFolder data;
  private final RunningParts running;
  private final PostgresServer postgres;
  private final Endpoints endpoints;
  private final Object lifeCycle = new Object();

  /** Outside the lock, which a start holds to its end: a close interrupts it. */
  private volatile @Nullable Thread starter;

  private volatile boolean closing;

  private Stack(
      StackOptions options, DataFolder data, PostgresServer postgres, Consumer<String> talk)
      throws IOException {
    this.options = options;
    this.data = data;
    this.postgres = postgres;
    this.running = new RunningParts(talk);
    StackFeeds feeds =
        StackFeeds.open(
            data.folder(StackFeeds.KEYS),
            StackConfig.ingestFolder(data).resolve("inbox"),
            options.feeds());
    this.endpoints = endpointsWith(feeds);
    SecretFile.write(
        data.file(Endpoints.CONFIG_FILE),
        StackConfig.yaml(options, data, feeds, endpoints.postgres()));
    SecretFile.write(
        data.file(Endpoints.VARIABLES_FILE),
        StackConfig.variables(options, data, endpoints.postgres()));
  }

  /**
   * Makes sure that nothing stands in the way, be it a leftover of a killed run or a taken port,
   * and only then writes the configuration.
   *
   * @param data closed with the stack, or when it cannot be had
   * @param talk is told one line for each thing that happens
   * @throws CommandException with one line for the user, before anything starts
   */
  public static Stack prepare(StackOptions options, DataFolder data, Consumer<String> talk) {
    try {
      Files.deleteIfExists(data.file(Endpoints.FILE)); // a killed run left it
      PostgresServer postgres =
          new PostgresServer(
              data.file("postgres"),
              options.distribution().postgresPrograms(),
              options.ports().of(PortRole.POSTGRES));
      postgres.stopOrphan();
      options.ports().requireFree();
      return new Stack(options, data, postgres, talk);
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
    KafkaExits.tame(running::isStarter, onDeath);
    starter = Thread.currentThread();
    synchronized (lifeCycle) {
      try {
        for (List<Part> wave : waves()) {
          start(wave);
        }
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
      running.stop();
      data.close();
    }
  }

  private void start(List<Part> wave) {
    if (closing) {
      Thread.currentThread().interrupt();
    }
    running.start(wave);
  }

  /** What needs nothing of each other starts side by side. Adding a part is one line here. */
  private List<List<Part>> waves() {
    Ports ports = options.ports();
    KafkaBroker broker = new KafkaBroker(data.folder("kafka"), ports);
    ConnectWorker connect =
        new ConnectWorker(
            ports,
            options.distribution(),
            options.sinks().archive(),
            data.file(Endpoints.VARIABLES_FILE));
    return List.of(
        List.of(new Part("PostgreSQL", postgres::start), new Part("Kafka broker", broker::start)),
        List.of(new Part("schema registry", this::startRegistry)),
        List.of(Part.step("topics and schemas", this::installContract)),
        List.of(
            new Part(
                "Kafka Connect", () -> Part.completed(connect.start(), this::installConnector)),
            role("enrich", PortRole.ENRICH, EnrichApp::start),
            role("ingest", PortRole.INGEST, IngestApp::start),
            role("monitor", PortRole.MONITOR, MonitorApp::start)));
  }

  /** A role of the pipeline: ready when its own health says so. */
  private Part role(
      String name, PortRole port, Function<ConfigFile, ? extends AutoCloseable> starter) {
    String health = options.ports().url(port) + "/health/ready";
    return new Part(
        name,
        () ->
            Part.completed(
                starter.apply(config()),
                () ->
                    Waiting.until(
                        PATIENCE,
                        name,
                        () -> {
                          Http.Answer answer = Http.get(health);
                          return answer.ok() ? Waiting.done(answer) : Waiting.notYet(answer.body());
                        })));
  }

  private AutoCloseable startRegistry() throws InterruptedException {
    return RegistryServer.start(
        config().section("kafka", KafkaSettings.class), options.ports().of(PortRole.REGISTRY));
  }

  private void installContract() throws IOException, InterruptedException {
    TopicSetup.install(config()).forEach(line -> LOG.info("contract: {}", line));
    if (options.sinks().archive()) {
      TopicSetup.prepareArchive(config());
    }
  }

  private void installConnector() throws IOException, InterruptedException {
    Distribution distribution = options.distribution();
    for (String sink : distribution.sinks()) {
      ConnectorSetup setup = ConnectorSetup.load(endpoints.connect(), distribution.connector(sink));
      if (options.sinks().names().contains(sink)) {
        setup.install();
      } else {
        setup.remove();
      }
    }
    Waiting.until(PATIENCE, "the sink to make its tables", postgres::hasTables);
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
        new Endpoints.Postgres(postgres.url(), PostgresServer.USER, postgres.password()),
        feeds.endpoints(ports.address(PortRole.SFTP)));
  }
}
