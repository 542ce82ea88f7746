package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.cluster.TopicSetup;
import io.wiredesk.local.project.Acls;
import io.wiredesk.local.stack.PartProcess.Surroundings;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.connect.cli.ConnectDistributed;

/**
 * The pipeline on a cluster of three brokers with SASL, TLS and the ACLs of {@code deploy/}: three
 * replicas, two enrich instances, two Connect workers, each part a process.
 */
public final class SecuredStack implements Pipeline, AutoCloseable {
  private static final String ROLES = "deploy/kubernetes/config/wiredesk.yaml";
  private static final String WORKER = "sink/src/main/connector/worker.properties";
  private static final String WORKER_SECURED = "deploy/kubernetes/config/kafka.properties";
  private static final Pattern DENIED =
      Pattern.compile("(?i)is denied|not authorized|auth(oriz|entic)\\w*exception");
  private static final String HEALTH = "/health/ready";
  private static final String KEY = "a-key-of-a-test";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final List<String> feeds;
  private final SecuredFiles files;
  private final SecuredBrokers brokers;
  private final Ports ports = Ports.free();
  private final Ports others = Ports.free(); // of the second enrich and the second worker
  private final PostgresServer postgres;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, ChildProcess> running = new LinkedHashMap<>();

  private SecuredStack(Path folder, List<String> feeds) throws IOException, InterruptedException {
    this.folder = folder;
    this.feeds = feeds;
    this.files = SecuredFiles.draw(folder.resolve("drawn"));
    this.brokers = new SecuredBrokers(folder, files);
    this.postgres =
        new PostgresServer(
            folder.resolve("postgres"),
            Distribution.current().postgresPrograms(),
            ports.of(PortRole.POSTGRES));
    variables.putAll(
        Map.of(
            "WIREDESK_KAFKA",
            brokers.bootstrap(),
            "WIREDESK_SASL_MECHANISM",
            "PLAIN",
            "WIREDESK_REPLICATION",
            "3",
            "WIREDESK_REGISTRY_URL",
            ports.url(PortRole.REGISTRY),
            "WIREDESK_FEED_DEMO_KEY",
            StackFeeds.hashed(KEY),
            "WIREDESK_OPERATOR_KEY",
            KEY,
            "WIREDESK_OPERATOR_HASHED_KEY",
            StackFeeds.hashed(KEY),
            "WIREDESK_MONITOR_TOKEN",
            "token-of-a-test-long-enough",
            "WIREDESK_CONNECT_HOST",
            "127.0.0.1",
            "WIREDESK_SINK_TASKS",
            "6"));
    variables.put("WIREDESK_CONNECT_URL", ports.url(PortRole.CONNECT));
    variables.put("WIREDESK_INGEST_URL", ports.url(PortRole.INGEST));
    variables.put("WIREDESK_ENRICH_URL", ports.url(PortRole.ENRICH));
  }

  /** Starts all of it; returns when all is ready. */
  public static SecuredStack start(Path folder, List<String> feeds) throws Exception {
    SecuredStack stack = new SecuredStack(folder, feeds);
    try {
      stack.startServers();
      stack.startRoles();
      return stack;
    } catch (Exception | AssertionError e) {
      stack.close();
      throw e;
    }
  }

  private void startServers() throws Exception {
    brokers.begin();
    try (Admin admin = Admin.create(administrator())) {
      brokers.awaitReady(admin);
      admin.createAcls(Acls.bindings()).all().get();
    }
    server(PortRole.POSTGRES, folder);
    variables.put("WIREDESK_POSTGRES_URL", postgres.url());
    variables.put("WIREDESK_POSTGRES_USER", PostgresServer.USER);
    variables.put("WIREDESK_POSTGRES_PASSWORD", postgres.password());
    Path registry = Files.createDirectories(folder.resolve("registry"));
    write(registry.resolve(Endpoints.CONFIG_FILE), "registry", ports);
    server(PortRole.REGISTRY, registry);
    ConfigFile topics = ConfigFile.load(write(file("topics"), "topics", ports), variables);
    TopicSetup.install(topics);
    TopicSetup.prepareArchive(topics);
  }

  private void startRoles() throws Exception {
    worker("connect", ports);
    worker("connect-2", others);
    role("ingest", "ingest", ports);
    role("monitor", "monitor", ports);
    startEnrich(1);
    startEnrich(2);
    for (Ports at : List.of(ports, others)) {
      awaitOk(at.url(PortRole.CONNECT) + "/connectors");
    }
    ConnectorSetup.load(ports.url(PortRole.CONNECT), Distribution.current().connector("postgres"))
        .install();
    Waiting.until(PATIENCE, "the sink to make its tables", postgres::hasTables);
    for (PortRole role : List.of(PortRole.INGEST, PortRole.ENRICH, PortRole.MONITOR)) {
      awaitOk(ports.url(role) + HEALTH);
    }
    awaitEnrich(2);
  }

  /** One of two, with state of its own. */
  public void startEnrich(int number) throws Exception {
    role("enrich-" + number, "enrich", number == 1 ? ports : others);
  }

  /** Returns when it is ready to work. */
  public void awaitEnrich(int number) throws InterruptedException {
    awaitOk((number == 1 ? ports : others).url(PortRole.ENRICH) + HEALTH);
  }

  /** As {@code kill -9} does. */
  public void killEnrich(int number) throws InterruptedException {
    Objects.requireNonNull(running.remove("enrich-" + number)).kill();
  }

  /** As {@code kill -9} does. */
  public void killBroker(int broker) throws InterruptedException {
    brokers.kill(broker);
  }

  /** Starts one that was killed; returns when it is back. */
  public void startBroker(int broker) throws Exception {
    brokers.begin(broker);
    try (Admin admin = Admin.create(administrator())) {
      brokers.awaitReady(admin);
    }
  }

  /** What all processes logged of being refused. */
  public List<String> denials() throws IOException {
    List<String> denials = new ArrayList<>();
    try (Stream<Path> logs = Files.list(folder)) {
      for (Path log : logs.filter(file -> file.toString().contains(".log")).toList()) {
        try (Stream<String> lines = Files.lines(log)) {
          lines
              .filter(line -> DENIED.matcher(line).find())
              .forEach(line -> denials.add(log.getFileName() + ": " + line));
        }
      }
    }
    return denials;
  }

  @Override
  public Endpoints endpoints() {
    Map<String, Endpoints.Feed> known = new HashMap<>();
    feeds.forEach(feed -> known.put(feed, new Endpoints.Feed(KEY, "", "")));
    return new Endpoints(
        brokers.bootstrap(),
        ports.url(PortRole.REGISTRY),
        ports.url(PortRole.INGEST),
        ports.url(PortRole.CONNECT),
        ports.url(PortRole.MONITOR),
        new Endpoints.Postgres(
            variable("WIREDESK_POSTGRES_URL"),
            variable("WIREDESK_POSTGRES_USER"),
            variable("WIREDESK_POSTGRES_PASSWORD")),
        known);
  }

  /** The monitor's, which reads everything and writes nothing that is read here. */
  @Override
  public ConfigFile config() {
    return ConfigFile.load(file("monitor"), variables);
  }

  @Override
  public void close() {
    running.values().forEach(ChildProcess::destroy);
    brokers.close();
    PostgresOrphan.stop(folder.resolve("postgres/cluster"));
  }

  private Map<String, Object> administrator() throws IOException {
    Map<String, Object> settings = files.administrator();
    settings.put("bootstrap.servers", brokers.bootstrap());
    return settings;
  }

  private void server(PortRole role, Path data) throws Exception {
    PartProcess started =
        PartProcess.server(role, data, ports, new Surroundings(List.of(), variables));
    running.put(role.key(), started.process());
  }

  private void role(String name, String command, Ports at) throws IOException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("WIREDESK_DATA", folder.resolve(name).toString());
    environment.put("WIREDESK_JAVA_OPTS", String.join(" ", JavaCommand.logging(name, folder)));
    PartProcess started =
        PartProcess.role(
            command, write(file(name), command, at), new Surroundings(List.of(), environment));
    running.put(name, started.process());
  }

  /** A role's configuration as {@code deploy/} mounts it, but for its ports and its feeds. */
  private Path write(Path file, String user, Ports at) throws IOException {
    String text = files.text(ROLES, "wiredesk-" + user);
    String demo = text.substring(text.indexOf("    demo:"), text.indexOf("\nenrich:"));
    StringBuilder all = new StringBuilder();
    feeds.forEach(feed -> all.append(demo.replace("demo", feed)));
    text = text.replace(demo, all);
    for (PortRole role :
        List.of(PortRole.INGEST, PortRole.ENRICH, PortRole.MONITOR, PortRole.SFTP)) {
      text = text.replace("}:" + role.usual(), "}:" + at.of(role));
    }
    SecretFile.write(file, text);
    return file;
  }

  private void worker(String name, Ports at) throws IOException {
    String settings =
        files.text(WORKER, "wiredesk-connect")
            + "\n"
            + files.text(WORKER_SECURED, "wiredesk-connect");
    settings =
        settings
            .replace("http://:8083", at.url(PortRole.CONNECT))
            .replaceFirst(
                "(?m)^plugin.path=.*$", "plugin.path=" + Distribution.current().plugins());
    Path file = folder.resolve(name + ".properties");
    Files.writeString(file, settings);
    List<String> command =
        JavaCommand.of(
            name, folder, List.of("-Xmx384m"), ConnectDistributed.class, file.toString());
    running.put(name, ChildProcess.start(command, variables, ""));
  }

  private static void awaitOk(String url) throws InterruptedException {
    Waiting.until(
        PATIENCE,
        url,
        () -> {
          Http.Answer answer = Http.get(url);
          return answer.ok() ? Waiting.done(answer) : Waiting.notYet(answer.body());
        });
  }

  private Path file(String name) {
    return folder.resolve(name + ".yaml");
  }

  private String variable(String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }
}
